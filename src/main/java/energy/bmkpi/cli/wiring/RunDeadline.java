package energy.bmkpi.cli.wiring;

import energy.bmkpi.config.TimeLimit;
import energy.bmkpi.warehouse.Cancellation;
import java.util.Timer;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;

/** Stops a run that takes too long, as a signal would. */
final class RunDeadline implements AutoCloseable {
  private final @Nullable Timer timer;

  private RunDeadline(@Nullable Timer timer) {
    this.timer = timer;
  }

  /**
   * @param limit null for none
   */
  static RunDeadline begin(@Nullable TimeLimit limit, Cancellation cancellation) {
    if (limit == null) {
      return new RunDeadline(null);
    }
    Timer timer = new Timer("bmkpi-deadline", true);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            cancellation.request("stopped by its time limit of " + limit);
          }
        },
        limit.duration().toMillis());
    return new RunDeadline(timer);
  }

  @Override
  public void close() {
    if (timer != null) {
      timer.cancel();
    }
  }
}
