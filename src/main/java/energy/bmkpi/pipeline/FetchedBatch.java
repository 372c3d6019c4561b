package energy.bmkpi.pipeline;

import energy.bmkpi.kpi.Acceptances;
import energy.bmkpi.kpi.Cashflows;
import energy.bmkpi.kpi.DayAggregates;
import energy.bmkpi.kpi.DayKpis;
import energy.bmkpi.kpi.KpiCalculator;
import energy.bmkpi.kpi.Submissions;
import energy.bmkpi.kpi.Volumes;
import energy.bmkpi.market.Dataset;
import energy.bmkpi.market.SettlementCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that a batch is computed from.
 *
 * @param asked the datasets that were asked for
 */
record FetchedBatch(
    Batch batch,
    Set<Dataset> asked,
    FetchedDataset<Acceptances> boalf,
    FetchedDataset<Submissions> bod,
    FetchedDataset<Volumes> boav,
    FetchedDataset<Cashflows> ebocf) {

  BatchResult compute(KpiCalculator calculator) {
    List<DayKpis> days =
        batch.dates().stream().map(this::aggregates).map(calculator::calculate).toList();
    List<QueryRecord> queries =
        Stream.of(boalf.query(), bod.query(), boav.query(), ebocf.query())
            .flatMap(Optional::stream)
            .toList();
    return new BatchResult(batch, days, queries);
  }

  private DayAggregates aggregates(LocalDate date) {
    return new DayAggregates(
        date,
        SettlementCalendar.periods(date),
        asked,
        boalf.days().get(date),
        bod.days().get(date),
        boav.days().get(date),
        ebocf.days().get(date));
  }
}
