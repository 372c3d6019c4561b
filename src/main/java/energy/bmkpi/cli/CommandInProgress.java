package energy.bmkpi.cli;

import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.warehouse.Cancellation;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The command that runs in this process: what it bears, how its work is told to end early. */
@Singleton
public class CommandInProgress {
  private final BmkpiConfig config;
  private volatile Cancellation cancellation = new Cancellation();
  private volatile RunLimits limits;

  @Inject
  CommandInProgress(BmkpiConfig config) {
    this.config = config;
    this.limits = RunLimits.of(config);
  }

  /** What stopped an earlier command of this process does not stop the next one. */
  void begin() {
    cancellation = new Cancellation();
    limits = RunLimits.of(config);
  }

  /** Options win over the configuration. */
  void limitTo(RunLimits limits) {
    this.limits = limits;
  }

  RunLimits limits() {
    return limits;
  }

  /** Quarkus, told of the same signal, takes everything away from the command that still ends. */
  void quarkusEnds(@Observes ShutdownEvent event) throws InterruptedException {
    StopSignals.ofProcess().awaitEnd();
  }

  Cancellation cancellation() {
    return cancellation;
  }
}
