package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong keys and values: a line each that names the key, its source and what is allowed. */
class ConfigurationIT {
  @TempDir Path directory;

  private PackagedProgram bmkpi;

  @BeforeEach
  void runInAnEmptyDirectory() {
    bmkpi = new PackagedProgram(directory);
  }

  @Test
  void aWrongValueInTheEnvironment() throws Exception {
    assertWrong(
        bmkpi.withVariable("BMKPI_WORKERS", "abc"),
        "bmkpi: bmkpi.workers in environment variable BMKPI_WORKERS: 'abc' is not a whole number"
            + " from 1 to 128; correct it there\n");
  }

  @Test
  void anEmptyValueInTheEnvironment() throws Exception {
    assertWrong(
        bmkpi.withVariable("BMKPI_DAYS", ""),
        "bmkpi: bmkpi.days in environment variable BMKPI_DAYS is empty; give it a value or remove"
            + " it\n");
  }

  @Test
  void aWrongMemorySizeInTheEnvironment() throws Exception {
    assertWrong(
        bmkpi.withVariable("BMKPI_DUCKDB_MEMORY_LIMIT", "lots"),
        "bmkpi: bmkpi.duckdb.memory-limit in environment variable BMKPI_DUCKDB_MEMORY_LIMIT: 'lots'"
            + " is not a size such as 512MB or 2GB; correct it there\n");
  }

  @Test
  void aWrongValueOfAKeyWithoutADefault() throws Exception {
    assertWrong(
        bmkpi.withVariable("BMKPI_DUCKDB_THREADS", "0"),
        "bmkpi: bmkpi.duckdb.threads in environment variable BMKPI_DUCKDB_THREADS: '0' is not a"
            + " whole number from 1 to 256; correct it there\n");
  }

  @Test
  void anUnknownVariableIsToldAlthoughNoLibraryMindsIt() throws Exception {
    assertWrong(
        bmkpi.withVariable("BMKPI_WORKRES", "5"),
        "bmkpi: unknown environment variable BMKPI_WORKRES; did you mean BMKPI_WORKERS?\n");
  }

  @Test
  void aWrongValueInTheFileBesideTheProgram() throws Exception {
    Path home = directory.resolve("opt");

    assertWrong(
        bmkpi.installedIn(home, "bmkpi.workers=none"),
        "bmkpi: bmkpi.workers in %s: 'none' is not a whole number from 1 to 128; correct it there\n"
            .formatted(home.resolve("config/application.properties")));
  }

  @Test
  void theFileOfTheWorkingDirectoryWinsOverTheOneBesideTheProgram() throws Exception {
    CommandRunner.Result result =
        bmkpi
            .installedIn(directory.resolve("opt"), "bmkpi.duckdb.path=beside.duckdb")
            .withConfigurationFile("bmkpi.duckdb.path=here.duckdb")
            .run("check");

    assertThat(result.err()).contains("no DuckDB file").contains("here.duckdb");
  }

  @Test
  void theEnvironmentWinsOverTheFileBesideTheProgram() throws Exception {
    CommandRunner.Result result =
        bmkpi
            .installedIn(directory.resolve("opt"), "bmkpi.duckdb.path=beside.duckdb")
            .withVariable("BMKPI_DUCKDB_PATH", "variable.duckdb")
            .run("check");

    assertThat(result.err()).contains("no DuckDB file").contains("variable.duckdb");
  }

  @Test
  void theFileBesideTheProgramIsReadFromAnyWorkingDirectory() throws Exception {
    CommandRunner.Result result =
        bmkpi.installedIn(directory.resolve("opt"), "bmkpi.duckdb.path=beside.duckdb").run("check");

    assertThat(result.err()).contains("no DuckDB file").contains("beside.duckdb");
  }

  @Test
  void aWrongValueInASystemProperty() throws Exception {
    assertWrong(
        bmkpi.withSystemProperty("bmkpi.warehouse", "oracle"),
        "bmkpi: bmkpi.warehouse in system property -Dbmkpi.warehouse: 'oracle' is not a warehouse;"
            + " there are duckdb, bigquery; correct it there\n");
  }

  @Test
  void anUnknownKeyInASystemProperty() throws Exception {
    assertWrong(
        bmkpi.withSystemProperty("bmkpi.wrokers", "5"),
        "bmkpi: unknown configuration key bmkpi.wrokers in system property -Dbmkpi.wrokers; did you"
            + " mean bmkpi.workers?\n");
  }

  @Test
  void anUnknownKeyThatResemblesNoneIsToldWithAllThereAre() throws Exception {
    CommandRunner.Result result = bmkpi.withSystemProperty("bmkpi.colour", "red").run("kpis");

    assertThat(result.err().lines())
        .singleElement()
        .asString()
        .startsWith(
            "bmkpi: unknown configuration key bmkpi.colour in system property -Dbmkpi.colour;"
                + " remove it; there are bmkpi.batch-days, bmkpi.bigquery.credentials, ")
        .endsWith(", bmkpi.warehouse, bmkpi.workers");
    assertThat(result.exitCode()).isEqualTo(2);
  }

  @Test
  void anUnknownKeyInTheConfigurationFile() throws Exception {
    assertWrong(
        bmkpi.withConfigurationFile("bmkpi.batchdays=7"),
        "bmkpi: unknown configuration key bmkpi.batchdays in %s/config/application.properties; did you mean bmkpi.batch-days?\n"
            .formatted(directory.toRealPath()));
  }

  @Test
  void aWrongValueInTheConfigurationFile() throws Exception {
    assertWrong(
        bmkpi.withConfigurationFile("bmkpi.batch-days=400"),
        "bmkpi: bmkpi.batch-days in config/application.properties: '400' is not a whole number from"
            + " 1 to 366, nor auto; correct it there\n");
  }

  @Test
  void severalProblemsAreToldAtOnce() throws Exception {
    assertWrong(
        bmkpi
            .withVariable("BMKPI_WORKERS", "129")
            .withVariable("BMKPI_BATCHDAYS", "7")
            .withSystemProperty("bmkpi.days", "0")
            .withConfigurationFile("bmkpi.table.bod=bod"),
        """
        bmkpi: bmkpi.days in system property -Dbmkpi.days: '0' is not a whole number from 1 to 3660; correct it there
        bmkpi: bmkpi.workers in environment variable BMKPI_WORKERS: '129' is not a whole number from 1 to 128; correct it there
        bmkpi: unknown configuration key bmkpi.table.bod in %s/config/application.properties; did you mean bmkpi.tables.bod?
        bmkpi: unknown environment variable BMKPI_BATCHDAYS; did you mean BMKPI_BATCH_DAYS?
        """
            .formatted(directory.toRealPath()));
  }

  @Test
  void verboseShowsTheStackTraceBehindTheLine() throws Exception {
    CommandRunner.Result result = bmkpi.withVariable("BMKPI_WORKERS", "abc").run("kpis", "-v");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("bmkpi: bmkpi.workers in environment variable BMKPI_WORKERS")
        .contains("\n\tat ");
  }

  @Test
  void optionsWinOverTheSystemPropertyThatOverTheEnvironmentThatOverTheFile() throws Exception {
    bmkpi
        .withConfigurationFile("bmkpi.workers=5", "bmkpi.batch-days=5", "bmkpi.days=5")
        .withVariable("BMKPI_WORKERS", "6")
        .withVariable("BMKPI_DAYS", "6")
        .withVariable("BMKPI_DUCKDB_PATH", "demo.duckdb")
        .withSystemProperty("bmkpi.workers", "7");
    assertThat(bmkpi.run("demo", "--days", "1", "--units", "5", "--database", "demo.duckdb").err())
        .isEmpty();

    assertThat(bmkpi.run("plan").out())
        .contains(": 6 days in 2 batches, 8 queries in 2 waves of 7 workers");
    assertThat(bmkpi.run("plan", "--workers", "8").out())
        .contains(": 6 days in 2 batches, 8 queries in 1 wave of 8 workers");
  }

  private void assertWrong(PackagedProgram program, String told) throws Exception {
    assertThat(program.run("kpis")).isEqualTo(new CommandRunner.Result(2, "", told));
  }
}
