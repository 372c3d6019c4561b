package energy.bmkpi.cli;

import energy.bmkpi.warehouse.Cancellation;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The command that runs in this process: how its work is told to end early. */
@Singleton
public class CommandInProgress {
  private volatile Cancellation cancellation = new Cancellation();

  /** What stopped an earlier command of this process does not stop the next one. */
  void begin() {
    cancellation = new Cancellation();
  }

  /** Quarkus, told of the same signal, takes everything away from the command that still ends. */
  void quarkusEnds(@Observes ShutdownEvent event) throws InterruptedException {
    StopSignals.ofProcess().awaitEnd();
  }

  Cancellation cancellation() {
    return cancellation;
  }
}
