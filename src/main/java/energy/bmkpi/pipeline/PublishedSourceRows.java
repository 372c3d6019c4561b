package energy.bmkpi.pipeline;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** How many source rows of each dataset the published dates were made of. */
public final class PublishedSourceRows {
  private final NavigableMap<String, NavigableMap<LocalDate, Long>> byDataset = new TreeMap<>();

  private PublishedSourceRows() {}

  public static PublishedSourceRows read(Warehouse warehouse, SettlementDates dates) {
    PublishedSourceRows published = new PublishedSourceRows();
    warehouse.read(
        OutputTable.COVERAGE,
        dates,
        row ->
            published
                .byDataset
                .computeIfAbsent(row.name("dataset"), dataset -> new TreeMap<>())
                .put(row.day("settlement_date"), row.count("rows")));
    return published;
  }

  /** By date; dates that were published without this dataset are left out. */
  public NavigableMap<LocalDate, Long> of(Dataset dataset) {
    return byDataset.getOrDefault(dataset.name(), Collections.emptyNavigableMap());
  }

  /** Every date that is published. */
  public NavigableSet<LocalDate> dates() {
    NavigableSet<LocalDate> dates = new TreeSet<>();
    byDataset.values().forEach(rows -> dates.addAll(rows.keySet()));
    return dates;
  }
}
