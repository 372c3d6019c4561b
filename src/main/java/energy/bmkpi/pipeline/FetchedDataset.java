package energy.bmkpi.pipeline;

import energy.bmkpi.kpi.Aggregate;
import energy.bmkpi.kpi.DatasetDay;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * One dataset of one batch.
 *
 * @param days dates without a row are absent
 * @param query empty where the dataset was not asked for
 */
record FetchedDataset<A extends Aggregate>(
    Map<LocalDate, DatasetDay<A>> days, Optional<QueryRecord> query) {

  static <A extends Aggregate> FetchedDataset<A> notAskedFor() {
    return new FetchedDataset<>(Map.of(), Optional.empty());
  }

  /** Rows that the query read, duplicates counted once. */
  long sourceRows() {
    return days.values().stream().mapToLong(day -> day.market().sourceRows()).sum();
  }
}
