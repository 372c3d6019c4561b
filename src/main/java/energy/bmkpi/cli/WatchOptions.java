package energy.bmkpi.cli;

import energy.bmkpi.config.LogFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who looks on while a run lasts, and afterwards. */
final class WatchOptions {
  @Option(
      names = "--progress",
      negatable = true,
      description =
          "Tell how far the run is: live on a terminal, else a line for each batch (default: only"
              + " on a terminal).")
  @Nullable Boolean progress;

  ProgressMode progressMode(LogFormat format) {
    boolean wanted = progress == null ? StandardError.isTerminal() : progress;
    if (!wanted) {
      return ProgressMode.NONE;
    }
    return format == LogFormat.TEXT && StandardError.live().isPresent()
        ? ProgressMode.LIVE
        : ProgressMode.LINES;
  }
}
