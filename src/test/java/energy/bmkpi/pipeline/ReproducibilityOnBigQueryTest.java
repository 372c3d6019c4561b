package energy.bmkpi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.demo.DemoMarket;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.testing.SourceFile;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.warehouse.bigquery.EmulatedProject;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever lies there and however the run is cut, BigQuery's tables equal DuckDB's of one run. */
@Slow
class ReproducibilityOnBigQueryTest {
  /** The day of 46 periods is among them. */
  private static final SettlementDates DATES =
      new SettlementDates(LocalDate.of(2026, 3, 23), LocalDate.of(2026, 3, 30));

  @TempDir Path directory;

  private Path file;
  private String expected;
  private EmulatedProject project;

  @BeforeEach
  void runOnDuckDb() {
    file = SourceFile.demo(directory.resolve("market.duckdb"), new DemoMarket(DATES, 6, 42));
    try (WholeRun run = WholeRun.on(file)) {
      run.run(DATES);
      expected = run.hash(DATES);
    }
    project = new EmulatedProject(directory);
  }

  @AfterEach
  void stop() {
    project.close();
  }

  @ParameterizedTest
  @CsvSource({"1, 28", "7, 1", "8, 4"})
  void batchDaysAndWorkersDoNotMatter(int batchDays, int workers) {
    assertThat(hashAfterRun(batchDays, workers)).isEqualTo(expected);
  }

  @Test
  void theOrderOfTheSourceRowsDoesNotMatter() {
    RowDisorder.shuffle(file, 1);

    assertThat(hashAfterRun(7, 4)).isEqualTo(expected);
  }

  @Test
  void duplicatesAndOlderVersionsOfRowsDoNotMatter() {
    RowDisorder.addDuplicatesAndOlderVersions(file, 2);
    RowDisorder.shuffle(file, 3);

    assertThat(hashAfterRun(7, 4)).isEqualTo(expected);
  }

  @Test
  void severalRunsOverPartsOfTheRangeGiveTheSameAsOne() {
    List<SettlementDates> parts = new ArrayList<>(DATES.split(4));
    Collections.reverse(parts);

    try (WholeRun run = project.runOn(file)) {
      parts.forEach(run::run);
      run.run(parts.get(0));

      assertThat(run.hash(DATES)).isEqualTo(expected);
    }
  }

  @Test
  void anotherValueGivesAnotherHash() {
    SourceFile.change(
        file,
        "UPDATE bmrs_ebocf SET totalCashflow = totalCashflow + 0.000001"
            + " WHERE rowid = (SELECT MAX(rowid) FROM bmrs_ebocf)");

    assertThat(hashAfterRun(7, 4)).isNotEqualTo(expected);
  }

  private String hashAfterRun(int batchDays, int workers) {
    try (WholeRun run = project.runOn(file)) {
      run.run(WholeRun.plan(DATES, batchDays, workers));
      return run.hash(DATES);
    }
  }
}
