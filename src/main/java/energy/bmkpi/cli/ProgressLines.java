package energy.bmkpi.cli;

import energy.bmkpi.pipeline.Batch;
import energy.bmkpi.pipeline.BatchResult;
import energy.bmkpi.pipeline.RunListener;
import java.io.PrintWriter;

/** Tells a person at a terminal how far the run is; says nothing where nobody looks on. */
final class ProgressLines implements RunListener {
  private final PrintWriter err;
  private final boolean terminal = Terminal.isErr();

  ProgressLines(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void batchFinished(BatchResult result, int finished, int batches) {
    if (terminal) {
      err.println(
          "%d of %d batches: %s, %,d unit-days"
              .formatted(finished, batches, result.batch().dates(), result.unitDays()));
      err.flush();
    }
  }

  @Override
  public void batchFailed(Batch batch, Throwable cause) {
    if (terminal) {
      err.println("batch of %s failed: %s".formatted(batch.dates(), cause.getMessage()));
      err.flush();
    }
  }
}
