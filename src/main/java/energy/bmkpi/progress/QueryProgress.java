package energy.bmkpi.progress;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.pipeline.Batch;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The query of one batch and dataset.
 *
 * @param sourceRows that it has read; 0 until it is done
 * @param duration that it took; null until it is done
 */
public record QueryProgress(
    Batch batch, Dataset dataset, QueryState state, long sourceRows, @Nullable Duration duration) {

  static QueryProgress waiting(Batch batch, Dataset dataset) {
    return new QueryProgress(batch, dataset, QueryState.WAITING, 0, null);
  }

  QueryProgress in(QueryState next) {
    return new QueryProgress(batch, dataset, next, 0, null);
  }

  QueryProgress done(long rows, Duration took) {
    return new QueryProgress(batch, dataset, QueryState.DONE, rows, took);
  }
}
