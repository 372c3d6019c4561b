package energy.bmkpi.pipeline;

import org.jspecify.annotations.Nullable;

/** A run and those of its batches that are finished. */
public interface JournaledRun {

  RunIdentity identity();

  /** Whether a finished batch is there that can be trusted. */
  boolean holds(Batch batch);

  /** The finished batch; null where it has yet to be computed. */
  @Nullable KeptBatch read(Batch batch);

  /** Returns when the batch is on the disk. May be called from many threads at once. */
  void keep(BatchResult result);

  /** To be called before anything of the run may become visible. */
  void publishing();

  /** To be called when all of the run is visible: from now on it is not resumed. */
  void published();

  /** Notes why the run has ended without being published. */
  void failed(RuntimeException cause);
}
