package energy.bmkpi.pipeline.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.TableNames;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run at a time publishes into an output. */
class OutputLockTest {
  private static final OutputPlace OUTPUT =
      OutputPlace.of("BigQuery dataset power.kpis", TableNames.defaults());
  private static final LockHolder SELF =
      LockHolder.thisProcess("here", Instant.parse("2026-04-01T09:00:00Z"));

  @TempDir Path directory;

  @Test
  void theSecondIsRefusedAtOnceAndToldWhoHoldsIt() throws Exception {
    try (Holder holder = Holder.of(directory)) {
      Failure failure = refused();

      assertThat(failure.category()).isEqualTo(FailureCategory.LOCKED);
      assertThat(failure.getMessage())
          .matches(
              "another run publishes into BigQuery dataset power.kpis: process %d on there, started .+Z"
                  .formatted(holder.pid()));
      assertThat(failure.remedy()).isEqualTo("wait until that process has ended, then run again");
    }
  }

  @Test
  void aNoteOfTheHolderThatIsDamagedTellsNothingAndHarmsNothing() throws Exception {
    try (OutputLock lock = OutputLock.acquire(directory, OUTPUT, SELF);
        Stream<Path> notes = Files.list(directory.resolve("locks"))) {
      Path note = notes.filter(file -> file.toString().endsWith(".holder")).findAny().orElseThrow();
      Files.write(note, new byte[] {(byte) 0xE9, (byte) 0xFF});

      assertThat(OutputLock.holder(directory, lock.output())).isNull();
    }
  }

  @Test
  void theProcessThatHoldsItDoesNotGetItTwice() {
    OutputLock held = OutputLock.acquire(directory, OUTPUT, SELF);
    try (held) {
      assertThat(refused().category()).isEqualTo(FailureCategory.LOCKED);
    }
  }

  @Test
  void whatADeadProcessLeftIsTakenOver() throws Exception {
    try (Holder holder = Holder.of(directory)) {
      holder.kill();
    }
    LockHolder dead = OutputLock.holder(directory, OUTPUT);
    assertThat(dead).isNotNull();
    assertThat(dead.isAliveOn("there")).isFalse();

    try (OutputLock lock = OutputLock.acquire(directory, OUTPUT, SELF)) {
      assertThat(OutputLock.holder(directory, lock.output())).isEqualTo(SELF);
    }
  }

  @Test
  void whenItIsReleasedTheNextMayHaveIt() {
    OutputLock.acquire(directory, OUTPUT, SELF).close();
    assertThat(OutputLock.holder(directory, OUTPUT)).isNull();

    OutputLock.acquire(directory, OUTPUT, SELF).close();
  }

  @Test
  void otherTablesAreAnotherOutput() throws Exception {
    OutputPlace other =
        OutputPlace.of(
            "BigQuery dataset power.kpis",
            new TableNames(Map.of(), Map.of(OutputTable.RUN, "trial_run")));
    try (Holder holder = Holder.of(directory);
        OutputLock lock = OutputLock.acquire(directory, other, SELF)) {
      assertThat(holder.pid()).isNotEqualTo(SELF.pid());
      assertThat(lock.output()).isEqualTo(other);
    }
  }

  @Test
  void aProcessIsAliveWhereItRunsOnly() {
    assertThat(SELF.isAliveOn("here")).isTrue();
    assertThat(SELF.isAliveOn("elsewhere")).isFalse();
    assertThat(new LockHolder(SELF.pid(), "here", Instant.EPOCH).isAliveOn("here"))
        .as("another process that was given the same number")
        .isFalse();
  }

  private Failure refused() {
    return catchThrowableOfType(
        Failure.class, () -> OutputLock.acquire(directory, OUTPUT, SELF).close());
  }

  /** Another process that holds the lock. */
  private record Holder(Process process) implements AutoCloseable {
    static Holder of(Path directory) throws Exception {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  HoldingProcess.class.getName(),
                  directory.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      BufferedReader told =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      assertThat(told.readLine()).isEqualTo("holding");
      return new Holder(process);
    }

    long pid() {
      return process.pid();
    }

    void kill() {
      process.destroyForcibly();
      process.onExit().join();
    }

    @Override
    public void close() {
      kill();
    }
  }

  /** Holds the lock until it is ended, or the process that started it is. */
  static final class HoldingProcess {
    private HoldingProcess() {}

    public static void main(String... args) throws Exception {
      LockHolder self = LockHolder.thisProcess("there", Instant.now());
      try (OutputLock lock = OutputLock.acquire(Path.of(args[0]), OUTPUT, self)) {
        System.out.println(lock.output().equals(OUTPUT) ? "holding" : "wrong");
        System.in.read();
      }
    }
  }
}
