package energy.bmkpi.pipeline;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.dataset.DatasetDay;
import energy.bmkpi.dataset.DayAggregates;
import energy.bmkpi.kpi.DayKpis;
import energy.bmkpi.kpi.KpiCalculator;
import energy.bmkpi.market.SettlementCalendar;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that a batch is computed from.
 *
 * @param asked the datasets that were asked for
 * @param fetched one entry for each of them
 */
record FetchedBatch(Batch batch, Set<Dataset> asked, List<FetchedDataset> fetched) {

  BatchResult compute(KpiCalculator calculator) {
    List<DayKpis> days =
        batch.dates().stream().map(this::aggregates).map(calculator::calculate).toList();
    return new BatchResult(batch, days, fetched.stream().map(FetchedDataset::query).toList());
  }

  private DayAggregates aggregates(LocalDate date) {
    Map<Dataset, DatasetDay<?>> found = new EnumMap<>(Dataset.class);
    for (FetchedDataset dataset : fetched) {
      DatasetDay<?> day = dataset.days().get(date);
      if (day != null) {
        found.put(dataset.dataset(), day);
      }
    }
    return new DayAggregates(date, SettlementCalendar.periods(date), asked, found);
  }
}
