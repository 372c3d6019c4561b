package energy.bmkpi.pipeline;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;

/**
 * Dates that were published from rows of a dataset, of which a run finds no row any more.
 *
 * @param rows that the dataset had when the dates were published
 */
record LostRows(Dataset dataset, SettlementDates dates, long rows) {

  /** Asks the warehouse what is published only where a dataset has no row of a date. */
  static List<LostRows> find(Warehouse warehouse, Plan plan, List<DatasetSummary> datasets) {
    List<LostRows> lost = new ArrayList<>();
    if (datasets.stream().anyMatch(summary -> !summary.gaps().isEmpty())) {
      PublishedSourceRows published = PublishedSourceRows.read(warehouse, plan.dates());
      datasets.forEach(summary -> lost.addAll(of(summary.dataset(), summary.gaps(), published)));
    }
    return lost;
  }

  /** Of the datasets that the run does not read. */
  static List<LostRows> leftOut(Warehouse warehouse, Plan plan) {
    List<LostRows> lost = new ArrayList<>();
    if (plan.datasets().size() < Dataset.values().length) {
      PublishedSourceRows published = PublishedSourceRows.read(warehouse, plan.dates());
      List<LocalDate> dates = plan.dates().stream().toList();
      for (Dataset dataset : Dataset.values()) {
        if (!plan.datasets().contains(dataset)) {
          lost.addAll(of(dataset, dates, published));
        }
      }
    }
    return lost;
  }

  /**
   * @param gaps dates of which the run has no row of the dataset
   */
  private static List<LostRows> of(
      Dataset dataset, List<LocalDate> gaps, PublishedSourceRows published) {
    NavigableMap<LocalDate, Long> rows = published.of(dataset);
    List<LocalDate> lost = gaps.stream().filter(date -> rows.getOrDefault(date, 0L) > 0).toList();
    return SettlementDates.runs(lost).stream()
        .map(dates -> new LostRows(dataset, dates, dates.stream().mapToLong(rows::get).sum()))
        .toList();
  }

  @Override
  public String toString() {
    return "%s %s (%,d rows)".formatted(dataset, dates, rows);
  }
}
