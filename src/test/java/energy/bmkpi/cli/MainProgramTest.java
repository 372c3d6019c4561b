package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.testing.Slow;
import io.quarkus.test.junit.main.Launch;
import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainLauncher;
import io.quarkus.test.junit.main.QuarkusMainTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program from its main method to its exit code. */
@QuarkusMainTest
@Slow
class MainProgramTest {

  @Test
  void runsTheMainJobOnAMarketOfItsOwn(QuarkusMainLauncher program, @TempDir Path directory) {
    String database = directory.resolve("demo.duckdb").toString();
    LaunchResult demo =
        program.launch("demo", "--days", "3", "--units", "20", "--database", database);
    assertThat(demo.exitCode()).as(demo.getErrorOutput()).isZero();

    LaunchResult run =
        program.launch("run", "--from", "2026-03-29", "--to", "2026-03-31", "--database", database);

    assertThat(run.exitCode()).isZero();
    assertThat(run.getOutput())
        .contains("60 unit-days of 20 units on 3 of 3 dates", "published 2026-03-29 to 2026-03-31");
  }

  @Test
  void theRowsOfAFileComeThroughToTheReport(QuarkusMainLauncher program, @TempDir Path directory)
      throws IOException {
    String database = directory.resolve("market.duckdb").toString();
    Path cashflows =
        Files.writeString(
            directory.resolve("ebocf.csv"),
            """
            settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction,createdDateTime
            2022-01-01,1,T_SGRWO-1,-1234.5,bid,2022-01-02T06:00:00Z
            """);

    LaunchResult load =
        program.launch("load", "ebocf", cashflows.toString(), "--database", database);
    assertThat(load.exitCode()).as(load.getErrorOutput()).isZero();
    LaunchResult check = program.launch("check", "--database", database);
    assertThat(check.exitCode()).as(check.getErrorOutput()).isZero();
    LaunchResult run =
        program.launch("run", "--from", "2022-01-01", "--to", "2022-01-01", "--database", database);
    assertThat(run.exitCode()).as(run.getErrorOutput()).isZero();

    LaunchResult report =
        program.launch(
            "report", "--from", "2022-01-01", "--to", "2022-01-01", "--database", database);

    assertThat(report.getOutput()).contains("net cashflow   −£1,234.50", "T_SGRWO-1");
    assertThat(program.launch("status", "--database", database).getOutput())
        .contains("EBOCF", "2022-01-01");
  }

  @Test
  @Launch({"--version"})
  void tellsItsVersion(LaunchResult result) {
    assertThat(result.getOutput()).matches("bmkpi \\d+\\.\\d+\\.\\d+\\S*");
  }

  @Test
  @Launch({"kpis", "--output", "csv"})
  void tellsTheCatalogue(LaunchResult result) {
    assertThat(result.getOutputStream()).hasSizeGreaterThan(60);
    assertThat(result.getOutput()).contains("£/MWh");
  }

  @Test
  @Launch({"completion"})
  void completesInTheShell(LaunchResult result) {
    assertThat(result.getOutput()).contains("function _complete_bmkpi()");
  }

  @Test
  @Launch(
      value = {"run", "--days", "0"},
      exitCode = 2)
  void wrongUsageIsToldOnStandardErrorAlone(LaunchResult result) {
    assertThat(result.getOutput()).isEmpty();
    assertThat(result.getErrorOutput())
        // a test of the packaged program has Quarkus tell of its start
        .endsWith(
            "bmkpi run: Invalid value for option '--days': '0' is not a whole number from 1 to"
                + " 3660; see 'bmkpi run --help'");
  }
}
