package energy.bmkpi.cli.options;

import energy.bmkpi.cli.terminal.ProgressMode;
import energy.bmkpi.config.MonitorAddress;
import energy.bmkpi.config.PingAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Who looks on while a run lasts, and what is left for those who come afterwards. */
public record Watch(
    ProgressMode progress,
    Optional<MonitorAddress> monitor,
    Optional<Path> metricsFile,
    Map<String, String> metricsLabels,
    Optional<Path> summaryFile,
    Optional<PingAddress> ping) {

  /** Whether something outside this process may have to be waited for when the run has ended. */
  public boolean isToldAfterwards() {
    return metricsFile.isPresent() || summaryFile.isPresent() || ping.isPresent();
  }
}
