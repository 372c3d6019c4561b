package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.testing.Slow;
import energy.bmkpi.warehouse.duckdb.LockHolder;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@Slow
class LockedDatabaseTest {
  @Inject CommandRunner bmkpi;
  @Inject DemoDatabase demo;
  @TempDir Path directory;

  @Test
  void everyCommandThatNeedsTheFileNamesTheProcessThatHoldsIt() throws Exception {
    Path file = demo.copyInto(directory);
    Path rows =
        Files.writeString(
            directory.resolve("ebocf.csv"),
            "settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction\n2026-03-31,1,A,1,bid\n");
    try (LockHolder holder = LockHolder.of(file)) {
      assertNamesTheHolder(holder, file, "run", "--days", "1");
      assertNamesTheHolder(holder, file, "check");
      assertNamesTheHolder(holder, file, "status");
      assertNamesTheHolder(holder, file, "report");
      assertNamesTheHolder(holder, file, "demo", "--days", "1");
      assertNamesTheHolder(holder, file, "load", "ebocf", rows.toString());
    }
    assertThat(bmkpi.run("status", "--database", file.toString()).exitCode()).isZero();
  }

  @Test
  void whoWaitedInVainIsToldHowLong() throws Exception {
    Path file = demo.copyInto(directory);
    try (LockHolder holder = LockHolder.of(file)) {
      CommandRunner.Result result =
          bmkpi.run("status", "--database", file.toString(), "--wait", "1s");

      assertThat(result.exitCode()).isEqualTo(6);
      assertThat(result.err())
          .contains("(PID %d); waited 1 s for it; ".formatted(holder.pid()))
          .endsWith("then run again, or wait longer with --wait\n");
    }
  }

  @Test
  void aFileThatIsFreeBeforeTheTimeIsOverIsOpened() throws Exception {
    Path file = demo.copyInto(directory);
    CommandRunner.Result refused;
    CompletableFuture<CommandRunner.Result> patient;
    try (LockHolder holder = LockHolder.of(file)) {
      patient =
          CompletableFuture.supplyAsync(
              () -> bmkpi.run("status", "--database", file.toString(), "--wait", "10m"));
      refused = bmkpi.run("status", "--database", file.toString(), "--wait", "0s");
      assertThat(patient).as("while %d holds the file", holder.pid()).isNotDone();
    }

    assertThat(refused.exitCode()).isEqualTo(6);
    assertThat(patient.get().exitCode()).as(patient.get().err()).isZero();
  }

  @Test
  void aRunIsPlannedWhileAnotherProcessHoldsTheFile() throws Exception {
    Path file = demo.copyInto(directory);
    try (LockHolder holder = LockHolder.of(file)) {
      CommandRunner.Result plan = bmkpi.run("plan", "--database", file.toString());

      assertThat(plan.exitCode()).as("the file is held by %d", holder.pid()).isZero();
      assertThat(plan.out()).contains("90 days in 13 batches");
    }
  }

  private void assertNamesTheHolder(LockHolder holder, Path file, String... command) {
    CommandRunner.Result result =
        bmkpi.run(
            Stream.concat(
                    Arrays.stream(command),
                    Stream.of("--wait", "0s", "--database", file.toString()))
                .toArray(String[]::new));

    assertThat(result.exitCode()).as(command[0]).isEqualTo(6);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .matches(
            "bmkpi: %s is in use by \\S+ \\(PID %d\\); wait until that process has ended, then run again\\n"
                .formatted(file, holder.pid()));
  }
}
