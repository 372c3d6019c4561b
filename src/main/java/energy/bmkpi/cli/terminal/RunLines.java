package energy.bmkpi.cli.terminal;

import energy.bmkpi.cli.output.Messages;
import energy.bmkpi.pipeline.Batch;
import energy.bmkpi.pipeline.BatchResult;
import energy.bmkpi.pipeline.RunListener;
import energy.bmkpi.warehouse.NewColumns;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * A line for what happens in a run. What is tried again is told in cron's log, too, where it
 * explains a slow night.
 */
public final class RunLines implements RunListener {
  private final Messages messages;
  private final ProgressMode mode;

  public RunLines(Messages messages, ProgressMode mode) {
    this.messages = messages;
    this.mode = mode;
  }

  @Override
  public void batchFinished(BatchResult result, int finished, int batches) {
    if (mode == ProgressMode.LINES) {
      messages.tell(
          "batch_finished",
          "%d of %d batches: %s, %,d unit-days"
              .formatted(finished, batches, result.batch().dates(), result.unitDays()),
          Map.of(
              "dates",
              result.batch().dates(),
              "finished",
              finished,
              "batches",
              batches,
              "unit_days",
              result.unitDays()));
    }
  }

  @Override
  public void batchFailed(Batch batch, Throwable cause) {
    if (mode != ProgressMode.NONE) {
      messages.tell(
          "batch_failed",
          "batch of %s failed: %s".formatted(batch.dates(), cause.getMessage()),
          Map.of("dates", batch.dates(), "reason", String.valueOf(cause.getMessage())));
    }
  }

  @Override
  public void columnsAdded(NewColumns added) {
    messages.warn(
        "columns_added",
        "%s was made by an older version: it has got the columns %s, NULL on dates published before"
            .formatted(added.table(), String.join(", ", added.columns())),
        Map.of("table", added.table(), "columns", String.join(",", added.columns())));
  }

  @Override
  public void leftBehind(String what) {
    messages.warn("left_behind", what, Map.of());
  }

  @Override
  public void retrying(String what, String why, Duration wait, int tries) {
    messages.warn(
        "retry",
        "%s at try %d: %s; trying again in %s"
            .formatted(
                what, tries, why, String.format(Locale.US, "%.1f s", wait.toMillis() / 1000.0)),
        Map.of("what", what, "reason", why, "tries", tries, "wait_s", wait));
  }
}
