package energy.bmkpi.pipeline;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.dataset.DatasetDay;
import java.time.LocalDate;
import java.util.Map;

/**
 * One dataset of one batch.
 *
 * @param days dates without a row are absent
 */
record FetchedDataset(Map<LocalDate, ? extends DatasetDay<?>> days, QueryRecord query) {

  Dataset dataset() {
    return query.dataset();
  }

  /** Rows that the query read, duplicates counted once. */
  long sourceRows() {
    return days.values().stream().mapToLong(day -> day.market().sourceRows()).sum();
  }
}
