package energy.bmkpi.pipeline;

/** Told of what happens in a run, from many threads at once; must not block or fail. */
public interface RunListener {

  /** A batch is computed and kept. */
  default void batchFinished(BatchResult result, int finished, int batches) {}

  /** A batch has failed. */
  default void batchFailed(Batch batch, Throwable cause) {}
}
