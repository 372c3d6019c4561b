package energy.bmkpi.cli.wiring;

import energy.bmkpi.cli.options.Watch;
import energy.bmkpi.cli.output.Messages;
import energy.bmkpi.cli.output.WorkDone;
import energy.bmkpi.cli.process.CommandInProgress;
import energy.bmkpi.cli.process.ExitCode;
import energy.bmkpi.cli.terminal.Onlooker;
import energy.bmkpi.cli.terminal.ProgressDisplay;
import energy.bmkpi.cli.terminal.ProgressMode;
import energy.bmkpi.cli.terminal.ProgressView;
import energy.bmkpi.cli.terminal.RunLines;
import energy.bmkpi.cli.terminal.StandardError;
import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.config.MonitorAddress;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.monitor.MonitorServer;
import energy.bmkpi.operations.Ping;
import energy.bmkpi.operations.RunOutcome;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.pipeline.RunListener;
import energy.bmkpi.pipeline.RunListeners;
import energy.bmkpi.pipeline.RunSummary;
import energy.bmkpi.pipeline.journal.OutputPlace;
import energy.bmkpi.progress.RunProgress;
import energy.bmkpi.progress.RunSnapshot;
import energy.bmkpi.warehouse.Cancellation;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows a run to those who look on: the terminal, the run page, and what operators watch. */
@Singleton
public class WatchedRun {
  private static final Duration PING_LIMIT = Duration.ofSeconds(5);

  /** A process that a signal ends waits for 2 s in all. */
  private static final Duration PING_LIMIT_AFTER_A_SIGNAL = Duration.ofMillis(500);

  private final BmkpiConfig config;
  private final Clock clock;
  private final CommandInProgress command;

  @Inject
  WatchedRun(BmkpiConfig config, Clock clock, CommandInProgress command) {
    this.config = config;
    this.clock = clock;
    this.command = command;
  }

  /**
   * @param target what the run publishes into
   * @param run does the work and tells the listener of it
   * @param print shows what was published on {@code out}, unless a file of the operator's goes
   *     there
   */
  public RunSummary watch(
      Watch watch,
      RunTarget target,
      Plan plan,
      PrintWriter out,
      PrintWriter err,
      Function<RunListener, RunSummary> run,
      Consumer<RunSummary> print) {
    long began = System.nanoTime();
    Messages messages = new Messages(err, config.logFormat());
    OperatorFiles files =
        new OperatorFiles(watch, labels(watch, target.output()), target.files(), out);
    if (watch.isToldAfterwards()) {
      command.outlivesItsWarehouse();
    }
    Optional<Ping> ping =
        watch.ping().map(to -> new Ping(to.uri(), PING_LIMIT, why -> warn(messages, why)));
    Cancellation.Registration signal =
        command.cancellation().onRequest(() -> ping.ifPresent(this::hurryAfterASignal));
    ping.ifPresent(Ping::begun);
    RunProgress progress = new RunProgress(plan, System::nanoTime);
    RunSummary summary = null;
    Throwable failure = null;
    try {
      summary = show(watch, progress, messages, run);
      if (!files.takeStandardOutput()) {
        print.accept(summary);
      }
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    try {
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      files.write(outcome(exitCode(failure), took, progress.snapshot(), summary));
    } catch (Failure e) {
      if (failure == null) {
        failure = e;
      } else {
        messages.warn("file_not_written", String.valueOf(e.getMessage()), Map.of());
      }
    }
    // a signal that came when all was published failed nothing
    int told = summary == null || failure != null ? exitCode(failure) : ExitCode.DONE.code();
    ping.ifPresent(to -> to.ended(told));
    signal.close();
    if (failure != null) {
      throw ended(failure, summary);
    }
    return Objects.requireNonNull(summary, "a run that did not fail has published");
  }

  private int exitCode(@Nullable Throwable failure) {
    return failure == null ? command.exitCode(ExitCode.DONE) : command.exitCode(failure);
  }

  /** Jobs that differ in none of these write into the same tables. */
  private Map<String, String> labels(Watch watch, OutputPlace output) {
    Map<String, String> labels = new TreeMap<>(watch.metricsLabels());
    labels.put("warehouse", output.warehouse());
    labels.put("output", config.tables().summary().text());
    return labels;
  }

  /** What else ends a run early leaves the watchdog its usual time. */
  private void hurryAfterASignal(Ping ping) {
    if (command.stoppedBy() != null) {
      ping.hurry(PING_LIMIT_AFTER_A_SIGNAL);
    }
  }

  /** As the failure was, but whoever reads of an output that failed learns that the run did not. */
  private static RuntimeException ended(Throwable failure, @Nullable RunSummary published) {
    if (failure instanceof Error error) {
      throw error;
    }
    return published != null && failure instanceof Failure output
        ? WorkDone.allTheSame("%s is published".formatted(published.run().dates()), output)
        : (RuntimeException) failure;
  }

  private RunSummary show(
      Watch watch, RunProgress progress, Messages messages, Function<RunListener, RunSummary> run) {
    RunListener listeners =
        new RunListeners(List.of(progress, new RunLines(messages, watch.progress())));
    Onlooker page = watch.monitor().map(at -> page(at, progress, messages)).orElse(Onlooker.NOBODY);
    Onlooker terminal = terminal(watch.progress(), progress);
    try (page;
        terminal) {
      return tell(listeners, run);
    }
  }

  /** Those who look on are told how the run ended before they are left. */
  private static RunSummary tell(RunListener listeners, Function<RunListener, RunSummary> run) {
    RunSummary summary;
    try {
      summary = run.apply(listeners);
    } catch (RuntimeException | Error e) {
      listeners.failed(e);
      throw e;
    }
    listeners.published(summary);
    return summary;
  }

  private Onlooker page(MonitorAddress address, RunProgress progress, Messages messages) {
    double dollarsPerTib = config.bigquery().pricePerTib().dollars();
    MonitorServer server =
        MonitorServer.start(address.host(), address.port(), progress, dollarsPerTib);
    messages.tell(
        "monitor", "the run can be watched at " + server.page(), Map.of("url", server.page()));
    return server::close;
  }

  private static Onlooker terminal(ProgressMode mode, RunProgress progress) {
    return StandardError.live()
        .filter(lines -> mode == ProgressMode.LIVE)
        .<Onlooker>map(lines -> ProgressDisplay.begin(progress, lines, ProgressView.here()))
        .orElse(Onlooker.NOBODY);
  }

  private RunOutcome outcome(
      int exitCode, Duration took, RunSnapshot run, @Nullable RunSummary summary) {
    return new RunOutcome(
        exitCode, clock.instant(), took, run.retries(), run.bytesBilled(), summary);
  }

  private static void warn(Messages messages, String why) {
    messages.warn("ping_failed", why + "; the run is not affected", Map.of());
  }
}
