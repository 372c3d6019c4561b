package energy.bmkpi.warehouse;

import energy.bmkpi.kpi.Coverage;
import energy.bmkpi.kpi.DayKpis;
import energy.bmkpi.kpi.MarketDayKpis;
import energy.bmkpi.kpi.UnitDayKpis;
import energy.bmkpi.market.PeriodSet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Results as rows of the output tables: values in the order of the table's columns. */
public final class OutputRows {
  private OutputRows() {}

  /** The rows that a day adds to a table; none to the run table. */
  public static Stream<@Nullable Object[]> of(OutputTable table, DayKpis day) {
    return switch (table) {
      case SUMMARY -> day.units().stream().map(OutputRows::summary);
      case MARKET -> Stream.ofNullable(day.market()).map(OutputRows::market);
      case COVERAGE -> day.coverage().stream().map(OutputRows::coverage);
      case RUN -> Stream.empty();
    };
  }

  public static @Nullable Object[] of(RunRecord run) {
    return new @Nullable Object[] {
      run.runId(),
      run.dates().from(),
      run.dates().to(),
      run.datasets(),
      (long) run.workers(),
      (long) run.batchDays(),
      (long) run.batches(),
      run.unitDays(),
      stored(run.startedAt()),
      stored(run.finishedAt()),
      run.durationSeconds(),
      run.bytesBilled()
    };
  }

  /** Warehouses keep times to the microsecond, and some refuse digits behind it. */
  private static Instant stored(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  private static @Nullable Object[] summary(UnitDayKpis unit) {
    return unit.values().after(unit.settlementDate(), unit.bmUnit());
  }

  private static @Nullable Object[] market(MarketDayKpis market) {
    return market.values().after(market.settlementDate());
  }

  private static @Nullable Object[] coverage(Coverage coverage) {
    return new @Nullable Object[] {
      coverage.settlementDate(),
      coverage.dataset().name(),
      coverage.rows(),
      coverage.units(),
      coverage.periodsSeen(),
      coverage.periodsExpected(),
      coverage.newestCreated(),
      listed(coverage.missing()),
      listed(coverage.suspect()),
      coverage.unknownTotals()
    };
  }

  /** An empty list is NULL: whether periods were counted at all, periods_seen tells. */
  private static @Nullable String listed(@Nullable PeriodSet periods) {
    return periods == null || periods.isEmpty() ? null : periods.list();
  }
}
