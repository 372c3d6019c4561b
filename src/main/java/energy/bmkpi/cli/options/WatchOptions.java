package energy.bmkpi.cli.options;

import energy.bmkpi.cli.terminal.ProgressMode;
import energy.bmkpi.cli.terminal.StandardError;
import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.config.LogFormat;
import energy.bmkpi.config.MetricsLabels;
import energy.bmkpi.config.MonitorAddress;
import energy.bmkpi.config.PingAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for those who look on while a run lasts, and afterwards. */
public final class WatchOptions {
  @Option(
      names = "--progress",
      negatable = true,
      description =
          "Tell how far the run is: live on a terminal, else a line for each batch (default: only"
              + " on a terminal).")
  @Nullable Boolean progress;

  @Option(
      names = "--monitor",
      paramLabel = "[HOST:]PORT",
      description =
          "Serve a page that shows the run while it lasts, on the loopback address unless another"
              + " is given; port 0 takes one that is free.")
  @Nullable MonitorAddress monitor;

  @Option(
      names = "--metrics-file",
      paramLabel = "FILE",
      description =
          "Write metrics for node_exporter's textfile collector when the run has ended, well or"
              + " not; the name has to end in .prom (key bmkpi.metrics-file).")
  @Nullable Path metricsFile;

  @Option(
      names = "--summary-file",
      paramLabel = "FILE",
      description =
          "Write the summary of a run that has published as JSON (key bmkpi.summary-file).")
  @Nullable Path summaryFile;

  @Option(
      names = "--ping",
      paramLabel = "URL",
      description =
          "Tell a watchdog: URL/start when the run begins, URL when it has published, URL/<exit"
              + " code> when it has failed (key bmkpi.ping).")
  @Nullable PingAddress ping;

  /** As given, else as configured. */
  public Watch orConfigured(BmkpiConfig config) {
    return new Watch(
        progressMode(config.logFormat()),
        Optional.ofNullable(monitor),
        Optional.ofNullable(metricsFile).or(config::metricsFile),
        config.metricsLabels().map(MetricsLabels::values).orElse(Map.of()),
        Optional.ofNullable(summaryFile).or(config::summaryFile),
        Optional.ofNullable(ping).or(config::ping));
  }

  /** As given: what is configured is for the runs on real data. */
  public Watch alone(LogFormat format) {
    return new Watch(
        progressMode(format),
        Optional.ofNullable(monitor),
        Optional.ofNullable(metricsFile),
        Map.of(),
        Optional.ofNullable(summaryFile),
        Optional.ofNullable(ping));
  }

  private ProgressMode progressMode(LogFormat format) {
    boolean wanted = progress == null ? StandardError.isTerminal() : progress;
    if (!wanted) {
      return ProgressMode.NONE;
    }
    return format == LogFormat.TEXT && StandardError.live().isPresent()
        ? ProgressMode.LIVE
        : ProgressMode.LINES;
  }
}
