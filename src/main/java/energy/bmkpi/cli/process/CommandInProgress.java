package energy.bmkpi.cli.process;

import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.warehouse.Cancellation;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The command that runs in this process: what it bears, how its work is told to end early. */
@Singleton
public class CommandInProgress {
  private final BmkpiConfig config;
  private volatile Cancellation cancellation = new Cancellation();
  private volatile RunLimits limits;
  private volatile @Nullable StopSignal signal;
  private volatile boolean outlivesItsWarehouse;

  @Inject
  CommandInProgress(BmkpiConfig config) {
    this.config = config;
    this.limits = RunLimits.of(config);
  }

  /** What stopped an earlier command of this process does not stop the next one. */
  public void begin() {
    cancellation = new Cancellation();
    limits = RunLimits.of(config);
    signal = null;
    outlivesItsWarehouse = false;
  }

  /**
   * The command goes on when its warehouse is closed, so that the end of the process is not near.
   */
  public void outlivesItsWarehouse() {
    outlivesItsWarehouse = true;
  }

  /** Whether the process ends as soon as the warehouse is closed. */
  public boolean endsWithItsWarehouse() {
    return !outlivesItsWarehouse;
  }

  /** Its work is told to end, and whatever becomes of it, the process exits as the signal says. */
  public void stop(StopSignal signal) {
    this.signal = signal;
    cancellation.request("stopped by " + signal.name());
  }

  /** Null unless a signal stopped it. */
  public @Nullable StopSignal stoppedBy() {
    return signal;
  }

  /** What the process exits with when the command has ended like this. */
  public int exitCode(ExitCode ended) {
    StopSignal stopped = signal;
    return stopped == null ? ended.code() : stopped.exitCode();
  }

  /**
   * What the process exits with when the command failed; when it was stopped, all fails of that.
   */
  public int exitCode(Throwable failure) {
    return exitCode(cancellation.isRequested() ? ExitCode.BATCHES_FAILED : ExitCode.of(failure));
  }

  /** Options win over the configuration. */
  public void limitTo(RunLimits limits) {
    this.limits = limits;
  }

  public RunLimits limits() {
    return limits;
  }

  /** Quarkus, told of the same signal, takes everything away from the command that still ends. */
  void quarkusEnds(@Observes ShutdownEvent event) throws InterruptedException {
    StopSignals.ofProcess().awaitEnd();
  }

  public Cancellation cancellation() {
    return cancellation;
  }
}
