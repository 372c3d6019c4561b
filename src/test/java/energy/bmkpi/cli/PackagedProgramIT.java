package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedProgramIT {
  @TempDir Path directory;

  @Test
  void demoGeneratesAMarketAndRunsTheMainJobOnIt() throws Exception {
    CommandRunner.Result result =
        new PackagedProgram(directory).run("demo", "--days", "3", "--units", "20");

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .startsWith("dataset ")
        .contains("60 unit-days of 20 units on 3 of 3 dates; ")
        .contains("published 2026-03-29 to 2026-03-31 in ")
        .contains("\nBalancing Mechanism, 2026-03-29 to 2026-03-31\n");
    assertThat(
            new DuckDbFile(directory.resolve("bmkpi-demo.duckdb"))
                .value("SELECT COUNT(*) FROM bm_kpi_summary"))
        .isEqualTo("60");
  }

  @Test
  void aKnownFailureIsOneLineAndItsExitCode() throws Exception {
    CommandRunner.Result result = new PackagedProgram(directory).run("run");

    assertThat(result)
        .isEqualTo(
            new CommandRunner.Result(
                2,
                "",
                "bmkpi: there is no DuckDB file %s/bmkpi.duckdb; name the file with --database or bmkpi.duckdb.path, or make it with 'bmkpi load' or 'bmkpi demo'\n"
                    .formatted(directory.toRealPath())));
  }

  /** There, Java would write ٣ of ٣ dates, in texts and wherever else a number is written. */
  @Test
  void digitsAreTheSameWhateverTheLocaleIs() throws Exception {
    CommandRunner.Result result =
        new PackagedProgram(directory)
            .withSystemProperty("user.language", "ar")
            .withSystemProperty("user.country", "EG")
            .run("demo", "--days", "3", "--units", "20");

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("60 unit-days of 20 units on 3 of 3 dates; ");
  }

  @Test
  void poundsAndDashesAreUtf8WhateverTheLocaleOfCronIs() throws Exception {
    CommandRunner.Result result =
        new PackagedProgram(directory).withVariable("LC_ALL", "C").run("kpis", "--output", "csv");

    assertThat(result.out()).contains("£/MWh", "–").doesNotContain("?");
  }
}
