package energy.bmkpi.warehouse;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.market.SettlementDates;

/**
 * A query of one dataset for some dates, as it will be run; the dates are its bound parameters.
 *
 * @param parameterMark what a parameter's name begins with in the SQL: {@code $} or {@code @}
 */
public record DatasetQuery(
    Dataset dataset, SettlementDates dates, String sql, char parameterMark) {}
