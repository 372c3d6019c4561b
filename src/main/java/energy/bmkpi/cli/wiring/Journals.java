package energy.bmkpi.cli.wiring;

import energy.bmkpi.cli.options.WaitOption;
import energy.bmkpi.cli.output.Messages;
import energy.bmkpi.cli.process.CommandInProgress;
import energy.bmkpi.cli.process.HostName;
import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.pipeline.journal.FileJournal;
import energy.bmkpi.pipeline.journal.JournalIndex;
import energy.bmkpi.pipeline.journal.JournalSettings;
import energy.bmkpi.pipeline.journal.KnownRun;
import energy.bmkpi.pipeline.journal.LockHolder;
import energy.bmkpi.pipeline.journal.OutputLock;
import energy.bmkpi.pipeline.journal.OutputPlace;
import energy.bmkpi.pipeline.journal.Reuse;
import energy.bmkpi.warehouse.Patience;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The journal and the locks in the state directory. */
@Singleton
public class Journals {
  private final BmkpiConfig config;
  private final StateDirectory state;
  private final Clock clock;
  private final CommandInProgress command;
  private final String version;

  @Inject
  Journals(
      BmkpiConfig config,
      StateDirectory state,
      Clock clock,
      CommandInProgress command,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    this.config = config;
    this.state = state;
    this.clock = clock;
    this.command = command;
    this.version = version;
  }

  /** Waits as long as the option or the configuration says while another run has it. */
  public OutputLock lock(OutputPlace output, WaitOption wait) {
    LockHolder self = LockHolder.thisProcess(HostName.get(), clock.instant());
    Path directory = state.path();
    return new Patience(wait.over(config.longestWait()), command.cancellation())
        .untilFree(() -> OutputLock.acquire(directory, output, self));
  }

  /**
   * The journal of a run that holds the lock.
   *
   * @param err told of files that cannot be trusted
   */
  public FileJournal journal(OutputLock lock, Reuse reuse, PrintWriter err) {
    return FileJournal.of(settings(state.path(), err), lock.output(), reuse);
  }

  /** The journal of the run, and of no other. */
  public FileJournal journal(KnownRun run, PrintWriter err) {
    return FileJournal.ofOnly(settings(state.path(), err), run);
  }

  /** The newest first. */
  public List<KnownRun> runs(PrintWriter err) {
    return state
        .ifAny()
        .map(directory -> new JournalIndex(settings(directory, err)).runs())
        .orElse(List.of());
  }

  /** Whether a process works on the run's output at this moment. */
  public boolean isRunning(KnownRun run) {
    LockHolder holder = OutputLock.holder(state.path(), run.description().output());
    return run.state() == KnownRun.State.RESUMABLE
        && holder != null
        && holder.isAliveOn(HostName.get());
  }

  private JournalSettings settings(Path directory, PrintWriter err) {
    return new JournalSettings(
        directory,
        Duration.ofDays(config.journal().keep().count()),
        version,
        clock,
        warning -> new Messages(err, config.logFormat()).warn("journal", warning, Map.of()));
  }
}
