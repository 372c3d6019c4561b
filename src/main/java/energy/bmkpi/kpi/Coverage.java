package energy.bmkpi.kpi;

import energy.bmkpi.dataset.Acceptances;
import energy.bmkpi.dataset.Aggregate;
import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.dataset.DatasetDay;
import energy.bmkpi.dataset.DayAggregates;
import energy.bmkpi.dataset.Volumes;
import energy.bmkpi.market.PeriodSet;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code bm_kpi_coverage}: what a dataset had of a settlement date.
 *
 * @param rows source rows, duplicates counted once; 0 is a gap
 * @param missing settlement periods without a row; null for BOALF, which has none in a quiet period
 * @param suspect of BOALF: settlement periods with a volume in BOAV and no acceptance
 * @param unknownTotals rows whose volume or cashflow is NULL at source
 * @param newestCreated newest createdDateTime of the rows; null where the dataset has none
 */
public record Coverage(
    LocalDate settlementDate,
    Dataset dataset,
    long rows,
    long units,
    long periodsExpected,
    @Nullable PeriodSet missing,
    PeriodSet suspect,
    long unknownTotals,
    @Nullable Instant newestCreated) {

  static Coverage of(DayAggregates day, Dataset dataset) {
    DatasetDay<? extends Aggregate> found = day.of(dataset);
    PeriodSet expected = PeriodSet.upTo(day.periods());
    if (found == null) {
      PeriodSet missing = dataset == Dataset.BOALF ? null : expected;
      return new Coverage(
          day.settlementDate(), dataset, 0, 0, day.periods(), missing, PeriodSet.EMPTY, 0, null);
    }
    Aggregate market = found.market();
    PeriodSet seen = market.periods();
    return new Coverage(
        day.settlementDate(),
        dataset,
        market.sourceRows(),
        found.units().size(),
        day.periods(),
        seen == null ? null : expected.minus(seen),
        dataset == Dataset.BOALF ? suspect(day).intersection(expected) : PeriodSet.EMPTY,
        market.unknownTotals(),
        market.newestCreated());
  }

  /** Energy that was accepted without an acceptance: one of the two datasets is wrong. */
  private static PeriodSet suspect(DayAggregates day) {
    DatasetDay<Acceptances> boalf = day.acceptances();
    DatasetDay<Volumes> boav = day.volumes();
    return boalf == null || boav == null
        ? PeriodSet.EMPTY
        : boav.market().activePeriods().minus(boalf.market().running());
  }

  /** Settlement periods with a row; null for BOALF. */
  public @Nullable Long periodsSeen() {
    return missing == null ? null : (Long) (periodsExpected - missing.size());
  }

  /** Whether the dataset has no row at all for the date. */
  public boolean isGap() {
    return rows == 0;
  }

  /** What the dataset lacks though it has rows; null where that is nothing, or everything. */
  public @Nullable Shortfall shortfall() {
    Shortfall shortfall =
        new Shortfall(
            settlementDate,
            dataset,
            missing == null ? 0 : missing.size(),
            missing,
            unknownTotals,
            suspect);
    return isGap() || shortfall.isNothing() ? null : shortfall;
  }

  /** Whether every settlement period has a row, and every row its total. */
  public boolean isComplete() {
    Shortfall shortfall = shortfall();
    return !isGap() && (shortfall == null || !shortfall.isPartial());
  }
}
