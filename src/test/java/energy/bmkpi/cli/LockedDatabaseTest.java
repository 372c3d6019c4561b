package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.warehouse.duckdb.LockHolder;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
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
  void aRunIsPlannedWhileAnotherProcessHoldsTheFile() throws Exception {
    Path file = demo.copyInto(directory);
    try (LockHolder holder = LockHolder.of(file)) {
      CommandRunner.Result plan = bmkpi.run("plan", "--database", file.toString());

      assertThat(plan.exitCode()).as("the file is held by %d", holder.pid()).isZero();
      assertThat(plan.out()).contains("90 days in 13 batches");
    }
  }

  private void assertNamesTheHolder(LockHolder holder, Path file, String... command) {
    String[] withDatabase = Arrays.copyOf(command, command.length + 2);
    withDatabase[command.length] = "--database";
    withDatabase[command.length + 1] = file.toString();

    CommandRunner.Result result = bmkpi.run(withDatabase);

    assertThat(result.exitCode()).as(command[0]).isEqualTo(6);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .matches(
            "bmkpi: %s is in use by \\S+ \\(PID %d\\); wait until that process has ended, then run again\\n"
                .formatted(file, holder.pid()));
  }
}
