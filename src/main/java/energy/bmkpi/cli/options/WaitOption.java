package energy.bmkpi.cli.options;

import energy.bmkpi.config.WaitTime;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long a command waits for another process. */
public final class WaitOption {
  @Option(
      names = "--wait",
      paramLabel = "TIME",
      description =
          "Wait so long while another process works on the DuckDB file or publishes into the same"
              + " tables, e.g. 30s; 0s fails at once (key bmkpi.wait; 5s unless set).")
  @Nullable WaitTime wait;

  /** The option wins. */
  public Duration over(WaitTime configured) {
    return wait == null ? configured.duration() : wait.duration();
  }
}
