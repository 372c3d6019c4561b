package energy.bmkpi.pipeline;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.warehouse.NewColumns;
import energy.bmkpi.warehouse.RetryListener;
import java.time.Duration;
import java.time.Instant;

/** Told of what happens in a run, from many threads at once; must not block or fail. */
public interface RunListener extends RetryListener {

  /** The sources keep their contract; queries are about to begin. */
  default void started(String runId, Plan plan, Instant at) {}

  default void queryStarted(Batch batch, Dataset dataset) {}

  /**
   * A query has ended well.
   *
   * @param sourceRows rows that it read, duplicates counted once
   */
  default void queryFinished(Batch batch, QueryRecord query, long sourceRows) {}

  default void queryFailed(Batch batch, Dataset dataset, Throwable cause) {}

  /** A batch is computed and kept, or was taken from the journal. */
  default void batchFinished(BatchResult result, int finished, int batches) {}

  /** A batch has failed for good. */
  default void batchFailed(Batch batch, Throwable cause) {}

  @Override
  default void retrying(String what, String why, Duration wait, int tries) {}

  /** Every batch is kept; the published dates are about to be replaced. */
  default void publishing() {}

  /** A table that an older version had made has got columns; on dates before they are NULL. */
  default void columnsAdded(NewColumns added) {}

  default void published(RunSummary summary) {}

  /** The run has failed. What is published is as it was, unless the failure tells otherwise. */
  default void failed(Throwable cause) {}
}
