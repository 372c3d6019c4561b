package energy.bmkpi.cli;

import energy.bmkpi.warehouse.RetryListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Tells of requests that are tried again; in cron's log too, where they explain a slow night. */
final class RetryLines implements RetryListener {
  private final PrintWriter err;

  RetryLines(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void retrying(String what, String why, Duration wait, int tries) {
    err.println(
        "bmkpi: %s at try %d: %s; trying again in %s"
            .formatted(
                what, tries, why, String.format(Locale.ROOT, "%.1f s", wait.toMillis() / 1000.0)));
    err.flush();
  }
}
