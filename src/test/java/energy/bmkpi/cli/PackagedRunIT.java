package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.demo.DemoMarket;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.SourceFile;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.warehouse.bigquery.EmulatedProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job of the packaged program publishes what the same code publishes in this JVM. */
class PackagedRunIT {
  /** With the spring clock change, and dates on which a dataset is missing. */
  private static final SettlementDates DATES =
      SettlementDates.ending(LocalDate.of(2026, 3, 31), 12);

  @TempDir Path directory;

  private Path market;
  private String expected;

  @BeforeEach
  void publishInThisJvm() throws Exception {
    Path here = directory.resolve("here.duckdb");
    SourceFile.demo(here, new DemoMarket(DATES, 20, 42));
    market = Files.copy(here, directory.resolve("market.duckdb"));
    try (WholeRun run = WholeRun.on(here)) {
      run.run(DATES);
      expected = run.hash(DATES);
    }
  }

  @Test
  void onTheEmbeddedWarehouse() throws Exception {
    assertRuns(new PackagedProgram(directory).withVariable("BMKPI_DUCKDB_PATH", market.toString()));

    // the file alone is complete: who copies it loses nothing
    assertThat(directory).isDirectoryNotContaining("glob:**/market.duckdb.*");
    try (WholeRun published = WholeRun.on(market)) {
      assertThat(published.hash(DATES)).isEqualTo(expected);
    }
  }

  @Test
  void onBigQuery() throws Exception {
    try (EmulatedProject project = new EmulatedProject(directory);
        WholeRun published = project.runOn(market)) {
      assertRuns(
          new PackagedProgram(directory)
              .withVariable("BMKPI_WAREHOUSE", "bigquery")
              .withVariable("BMKPI_BIGQUERY_PROJECT", EmulatedProject.PROJECT)
              .withVariable("BMKPI_BIGQUERY_DATASET", EmulatedProject.DATASET)
              .withVariable("BMKPI_BIGQUERY_HOST", project.emulator().host())
              .withVariable("BMKPI_BIGQUERY_CREDENTIALS", "none")
              .withVariable("BMKPI_STATE_DIR", directory.resolve("state").toString()));

      assertThat(published.hash(DATES)).isEqualTo(expected);
    }
  }

  private static void assertRuns(PackagedProgram bmkpi) throws Exception {
    CommandRunner.Result result =
        bmkpi.run("run", "--from", DATES.from().toString(), "--to", DATES.to().toString());

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("published 2026-03-20 to 2026-03-31 in ");
  }
}
