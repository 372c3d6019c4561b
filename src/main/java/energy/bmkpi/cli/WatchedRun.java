package energy.bmkpi.cli;

import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.pipeline.RunListener;
import energy.bmkpi.pipeline.RunListeners;
import energy.bmkpi.pipeline.RunSummary;
import energy.bmkpi.progress.RunProgress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;

/** Shows a run to those who look on: the terminal, the run page, and what operators watch. */
@Singleton
public class WatchedRun {
  private final BmkpiConfig config;

  @Inject
  WatchedRun(BmkpiConfig config) {
    this.config = config;
  }

  /**
   * @param run does the work and tells the listener of it
   */
  RunSummary watch(
      WatchOptions options, Plan plan, PrintWriter err, Function<RunListener, RunSummary> run) {
    Messages messages = new Messages(err, config.logFormat());
    ProgressMode mode = options.progressMode(config.logFormat());
    RunProgress progress = new RunProgress(plan, System::nanoTime);
    RunListener listeners = new RunListeners(List.of(progress, new RunLines(messages, mode)));
    RunSummary summary;
    Onlooker terminal = terminal(mode, progress);
    try (terminal) {
      summary = run.apply(listeners);
    } catch (RuntimeException | Error e) {
      listeners.failed(e);
      throw e;
    }
    listeners.published(summary);
    return summary;
  }

  private static Onlooker terminal(ProgressMode mode, RunProgress progress) {
    if (mode == ProgressMode.LIVE) {
      return StandardError.live()
          .<Onlooker>map(lines -> ProgressDisplay.begin(progress, lines, ProgressView.here()))
          .orElse(Onlooker.NOBODY);
    }
    return Onlooker.NOBODY;
  }
}
