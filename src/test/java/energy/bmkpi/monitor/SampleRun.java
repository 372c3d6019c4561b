package energy.bmkpi.monitor;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.kpi.DayKpis;
import energy.bmkpi.kpi.KpiValues;
import energy.bmkpi.kpi.MarketDayKpis;
import energy.bmkpi.kpi.MarketKpi;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.pipeline.Batch;
import energy.bmkpi.pipeline.BatchResult;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.pipeline.QueryRecord;
import energy.bmkpi.progress.RunProgress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A run of three weeks in batches of seven days: the first is done, one query has failed. */
final class SampleRun {
  static final Plan PLAN =
      new Plan(
          new SettlementDates(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 21)),
          7,
          4,
          EnumSet.allOf(Dataset.class));

  final AtomicLong nanoTime = new AtomicLong();
  final RunProgress progress = new RunProgress(PLAN, nanoTime::get);

  SampleRun begun() {
    progress.started("20260401T090000Z-1f", PLAN, Instant.parse("2026-04-01T09:00:00Z"));
    Batch first = PLAN.batches().get(0);
    for (Dataset dataset : Dataset.values()) {
      progress.queryStarted(first, dataset);
      nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
      progress.queryFinished(
          first, new QueryRecord(dataset, 30, Duration.ofSeconds(1), 1L << 30), 1_000);
    }
    progress.batchFinished(new BatchResult(first, days(first), List.of()), 1, 3);
    progress.queryStarted(PLAN.batches().get(1), Dataset.BOD);
    progress.queryFailed(
        PLAN.batches().get(2), Dataset.BOAV, new IllegalStateException("the disk is full"));
    progress.retrying("query of BOD", "503", Duration.ofSeconds(1), 1);
    return this;
  }

  /** The second day has no market KPIs, the third no cashflow. */
  private static List<DayKpis> days(Batch batch) {
    return batch.dates().stream()
        .map(
            date ->
                new DayKpis(
                    date,
                    List.of(),
                    date.getDayOfMonth() == 2 ? null : new MarketDayKpis(date, values(date)),
                    List.of()))
        .toList();
  }

  private static KpiValues<MarketKpi> values(LocalDate date) {
    int day = date.getDayOfMonth();
    return KpiValues.of(MarketKpi.class, kpi -> day == 3 ? null : value(kpi, day));
  }

  private static @Nullable Object value(MarketKpi kpi, int day) {
    return Map.<MarketKpi, Object>of(
            MarketKpi.NET_CASHFLOW_GBP,
            day * 1000.5 - 4000,
            MarketKpi.OFFER_MWH,
            12.5,
            MarketKpi.UNIT_COUNT,
            30L)
        .get(kpi);
  }
}
