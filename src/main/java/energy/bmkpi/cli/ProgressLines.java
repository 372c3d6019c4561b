package energy.bmkpi.cli;

import energy.bmkpi.pipeline.Batch;
import energy.bmkpi.pipeline.BatchResult;
import energy.bmkpi.pipeline.RunListener;
import java.io.PrintWriter;

/** Tells a person at a terminal how far the run is; says nothing where nobody looks on. */
final class ProgressLines implements RunListener {
  private final PrintWriter err;

  ProgressLines(PrintWriter err) {
    this.err = err;
  }

  static void tell(PrintWriter err, String message) {
    if (Terminal.isErr()) {
      err.println(message);
      err.flush();
    }
  }

  @Override
  public void batchFinished(BatchResult result, int finished, int batches) {
    tell(
        err,
        "%d of %d batches: %s, %,d unit-days"
            .formatted(finished, batches, result.batch().dates(), result.unitDays()));
  }

  @Override
  public void batchFailed(Batch batch, Throwable cause) {
    tell(err, "batch of %s failed: %s".formatted(batch.dates(), cause.getMessage()));
  }
}
