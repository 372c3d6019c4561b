package energy.bmkpi.cli.process;

import energy.bmkpi.cli.output.Messages;
import energy.bmkpi.config.LogFormat;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends the command when the process is told to stop: its queries are cancelled, and it says in one
 * line what became of it. A command that does not end is not waited for any longer. The process
 * exits as a shell expects, with 128 and the signal's number.
 */
public final class StopSignals {
  /** A process has one command, and signals know no bean. */
  private static final StopSignals OF_PROCESS = new StopSignals();

  private static final long PATIENCE_MILLIS = 2000;

  /** For what Quarkus does when the command has ended. */
  private static final long MORE_MILLIS = 700;

  private volatile @Nullable CommandInProgress command;
  private volatile CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable Messages messages;
  private volatile boolean received;

  StopSignals() {}

  public static StopSignals ofProcess() {
    return OF_PROCESS;
  }

  /** From now on a signal ends the process as told above. */
  public void watch() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::processEnds, "bmkpi-stop"));
  }

  /**
   * Runs the command and returns the exit code of the process.
   *
   * @param messages tells what signals did to it
   */
  public int run(CommandInProgress begun, Messages messages, IntSupplier command) {
    this.ended = new CountDownLatch(1);
    this.messages = messages;
    this.command = begun;
    int exitCode;
    try {
      exitCode = command.getAsInt();
    } finally {
      ended.countDown();
    }
    StopSignal signal = begun.stoppedBy();
    if (signal == null) {
      return exitCode;
    }
    for (String problem : begun.cancellation().problems()) {
      messages.warn("not_cancelled", "something may go on in the warehouse: " + problem, Map.of());
    }
    if (exitCode == ExitCode.DONE.code()) {
      tell(messages, signal, "when everything was done already");
    }
    return signal.exitCode();
  }

  /** Returns when no command runs: until then nothing may be taken away from it. */
  void awaitEnd() throws InterruptedException {
    if (received) {
      ended.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void processEnds() {
    StopSignal signal = ended.getCount() == 0 ? null : StopSignal.received().orElse(null);
    if (signal == null) {
      return;
    }
    received = true;
    CommandInProgress running = command;
    if (running == null) {
      // Quarkus would go on starting, and run the command
      halt(signal, "before it had begun");
      return;
    }
    Thread limit = new Thread(() -> haltLater(signal), "bmkpi-stop-limit");
    limit.setDaemon(true);
    limit.start();
    running.stop(signal);
    try {
      if (!ended.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        halt(
            signal,
            "before all work had ended; a run publishes all of its dates or none, and the same"
                + " command again finishes it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void halt(StopSignal signal, String when) {
    Messages known = messages;
    // before the command begins, the configuration has not been read
    tell(known == null ? Messages.ofProcess(LogFormat.TEXT) : known, signal, when);
    Runtime.getRuntime().halt(signal.exitCode());
  }

  private static void tell(Messages messages, StopSignal signal, String when) {
    messages.error(
        "stopped",
        "stopped by %s %s".formatted(signal.name(), when),
        Map.of("exit_code", signal.exitCode()));
  }

  /** What hangs after the command has ended has nothing to save. */
  private static void haltLater(StopSignal signal) {
    try {
      TimeUnit.MILLISECONDS.sleep(PATIENCE_MILLIS + MORE_MILLIS);
      Runtime.getRuntime().halt(signal.exitCode());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
