package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.main.Launch;
import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainLauncher;
import io.quarkus.test.junit.main.QuarkusMainTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program from its main method to its exit code. */
@QuarkusMainTest
class MainProgramTest {

  @Test
  void runsTheMainJobOnAMarketOfItsOwn(QuarkusMainLauncher program, @TempDir Path directory) {
    String database = directory.resolve("demo.duckdb").toString();
    LaunchResult demo =
        program.launch("demo", "--days", "3", "--units", "20", "--database", database);
    assertThat(demo.exitCode()).as(demo.getErrorOutput()).isZero();

    LaunchResult run = program.launch("run", "--days", "3", "--database", database);

    assertThat(run.exitCode()).isZero();
    assertThat(run.getOutput())
        .contains("60 unit-days of 20 units on 3 of 3 dates", "published 2026-03-29 to 2026-03-31");
    assertThat(run.getErrorOutput()).isEmpty();
  }

  @Test
  @Launch(
      value = {"run", "--days", "0"},
      exitCode = 2)
  void wrongUsageIsToldOnStandardErrorAlone(LaunchResult result) {
    assertThat(result.getOutput()).isEmpty();
    assertThat(result.getErrorOutput())
        .isEqualTo(
            "bmkpi run: Invalid value for option '--days': '0' is not a whole number from 1 to"
                + " 3660; see 'bmkpi run --help'");
  }
}
