package energy.bmkpi.warehouse.bigquery;

import com.google.api.services.bigquery.model.QueryParameter;
import com.google.api.services.bigquery.model.QueryParameterType;
import com.google.api.services.bigquery.model.QueryParameterValue;
import energy.bmkpi.market.SettlementDates;
import java.time.LocalDate;
import java.util.List;

/** Settlement dates as the bound parameters of a query. */
final class DateParameters {
  private DateParameters() {}

  /** {@code @date_from} and {@code @date_to}. */
  static List<QueryParameter> of(SettlementDates dates) {
    return List.of(of("date_from", dates.from()), of("date_to", dates.to()));
  }

  static QueryParameter of(String name, LocalDate date) {
    return new QueryParameter()
        .setName(name)
        .setParameterType(new QueryParameterType().setType("DATE"))
        .setParameterValue(new QueryParameterValue().setValue(date.toString()));
  }
}
