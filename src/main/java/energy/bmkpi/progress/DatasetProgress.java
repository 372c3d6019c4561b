package energy.bmkpi.progress;

import energy.bmkpi.dataset.Dataset;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One dataset of a run.
 *
 * @param finished its queries that are done, one a batch
 * @param sourceRows that they have read
 * @param rowsPerSecond since the queries began, until its last one was done
 * @param remaining until the last query is done, if they go on as they have; null while none is
 */
public record DatasetProgress(
    Dataset dataset,
    int finished,
    int batches,
    long sourceRows,
    double rowsPerSecond,
    @Nullable Duration remaining) {

  static DatasetProgress of(Dataset dataset, List<QueryProgress> queries, Duration elapsed) {
    int finished = (int) queries.stream().filter(query -> query.state() == QueryState.DONE).count();
    long rows = queries.stream().mapToLong(QueryProgress::sourceRows).sum();
    return new DatasetProgress(
        dataset,
        finished,
        queries.size(),
        rows,
        rows / Math.max(1e-3, elapsed.toNanos() / 1e9),
        finished == 0 ? null : elapsed.multipliedBy(queries.size() - finished).dividedBy(finished));
  }

  public boolean isDone() {
    return finished == batches;
  }
}
