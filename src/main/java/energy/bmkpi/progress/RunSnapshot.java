package energy.bmkpi.progress;

import energy.bmkpi.kpi.MarketDayKpis;
import energy.bmkpi.pipeline.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A run at one moment.
 *
 * @param runId null until the sources are checked
 * @param startedAt null until the sources are checked
 * @param elapsed since the queries began
 * @param queries of every batch and dataset, batch after batch
 * @param retries requests and batches that were tried again
 * @param unitDays of the finished batches
 * @param bytesBilled so far; null where the warehouse does not bill
 * @param days market KPIs of the finished batches, in date order
 * @param failure what the run failed of; null unless it has
 */
public record RunSnapshot(
    Plan plan,
    RunPhase phase,
    @Nullable String runId,
    @Nullable Instant startedAt,
    Duration elapsed,
    List<QueryProgress> queries,
    List<DatasetProgress> datasets,
    int retries,
    long unitDays,
    @Nullable Long bytesBilled,
    List<MarketDayKpis> days,
    @Nullable String failure) {

  public int count(QueryState state) {
    return (int) queries.stream().filter(query -> query.state() == state).count();
  }

  public long sourceRows() {
    return datasets.stream().mapToLong(DatasetProgress::sourceRows).sum();
  }

  public double rowsPerSecond() {
    return sourceRows() / Math.max(1e-3, elapsed.toNanos() / 1e9);
  }

  /**
   * Until the last query is done, if queries go on as they have; null while none is done. A query
   * that is to come counts as much as the mean of its dataset's.
   */
  public @Nullable Duration remaining() {
    double done = 0;
    double toCome = 0;
    double mean = meanSeconds(queries);
    for (DatasetProgress dataset : datasets) {
      List<QueryProgress> ofDataset =
          queries.stream().filter(query -> query.dataset() == dataset.dataset()).toList();
      double weight = dataset.finished() == 0 ? mean : meanSeconds(ofDataset);
      done += weight * dataset.finished();
      toCome += weight * (dataset.batches() - dataset.finished());
    }
    return done == 0 ? null : Duration.ofNanos((long) (elapsed.toNanos() * toCome / done));
  }

  private static double meanSeconds(List<QueryProgress> queries) {
    return queries.stream()
        .map(QueryProgress::duration)
        .filter(Objects::nonNull)
        .mapToDouble(duration -> Math.max(1e-6, duration.toNanos() / 1e9))
        .average()
        .orElse(0);
  }
}
