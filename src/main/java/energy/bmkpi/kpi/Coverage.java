package energy.bmkpi.kpi;

import energy.bmkpi.market.Dataset;
import energy.bmkpi.market.PeriodSet;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code bm_kpi_coverage}: what a dataset had of a settlement date.
 *
 * @param rows source rows, duplicates counted once; 0 is a gap
 * @param periodsSeen null for BOALF, whose segments span periods
 * @param newestCreated newest createdDateTime of the rows; null where the dataset has none
 */
public record Coverage(
    LocalDate settlementDate,
    Dataset dataset,
    long rows,
    long units,
    @Nullable Long periodsSeen,
    long periodsExpected,
    @Nullable Instant newestCreated) {

  static Coverage of(DayAggregates day, Dataset dataset) {
    DatasetDay<? extends Aggregate> found = day.of(dataset);
    long expected = day.periods();
    if (found == null) {
      Long none = dataset == Dataset.BOALF ? null : 0L;
      return new Coverage(day.settlementDate(), dataset, 0, 0, none, expected, null);
    }
    PeriodSet periods = found.market().periods();
    return new Coverage(
        day.settlementDate(),
        dataset,
        found.market().sourceRows(),
        found.units().size(),
        periods == null ? null : (long) periods.size(),
        expected,
        found.market().newestCreated());
  }

  /** Whether the dataset has no row at all for the date. */
  public boolean isGap() {
    return rows == 0;
  }
}
