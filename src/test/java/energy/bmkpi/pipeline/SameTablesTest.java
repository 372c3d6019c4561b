package energy.bmkpi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.ElexonRows;
import energy.bmkpi.demo.DemoMarket;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.bigquery.EmulatedProject;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On the same source rows, both warehouses publish the same tables, to the last bit. */
class SameTablesTest {
  /** With the spring clock change, and dates on which a dataset is missing. */
  private static final SettlementDates SPRING =
      SettlementDates.ending(LocalDate.of(2026, 3, 31), 12);

  private static final SettlementDates AUTUMN =
      SettlementDates.ending(LocalDate.of(2025, 10, 28), 5);

  @TempDir Path directory;

  private EmulatedProject project;
  private Path file;

  @BeforeEach
  void start() {
    project = new EmulatedProject(directory);
    file = directory.resolve("market.duckdb");
  }

  @AfterEach
  void stop() {
    project.close();
  }

  @Test
  void ofASyntheticMarketAroundTheSpringClockChange() {
    SourceFile.demo(file, new DemoMarket(SPRING, 20, 42));

    assertSameTables(SPRING);
  }

  @Test
  void ofASyntheticMarketAroundTheAutumnClockChange() {
    SourceFile.demo(file, new DemoMarket(AUTUMN, 20, 7));

    assertSameTables(AUTUMN);
  }

  @Test
  void ofTheRealRowsOfADayOfWind() {
    SourceFile.load(file, SourceTable.BOALF, ElexonRows.boalf());
    SourceFile.load(file, SourceTable.BOD, ElexonRows.bod());
    SourceFile.load(file, SourceTable.BM_UNITS, ElexonRows.bmUnits());

    assertSameTables(SettlementDates.ending(LocalDate.of(2022, 1, 1), 1));
  }

  @Test
  void ofTheRealCashflowsOfABattery() {
    SourceFile.load(file, SourceTable.EBOCF, ElexonRows.ebocf());

    assertSameTables(SettlementDates.ending(LocalDate.of(2026, 5, 20), 1));
  }

  @ParameterizedTest(name = "batches of {0} days, {1} workers")
  @CsvSource({"1, 28", "5, 1", "12, 4"})
  void whateverTheBatchesAndWorkersOfEither(int batchDays, int workers) {
    SourceFile.demo(file, new DemoMarket(SPRING, 6, 42));

    assertSameTables(SPRING, WholeRun.plan(SPRING, batchDays, workers));
  }

  @Test
  void whateverTheOrderOfTheRowsAndHoweverOftenTheyAreThere() {
    SourceFile.demo(file, new DemoMarket(AUTUMN, 10, 7));
    String expected;
    try (WholeRun duckDb = WholeRun.on(file)) {
      duckDb.run(AUTUMN);
      expected = duckDb.hash(AUTUMN);
    }
    for (SourceTable table : SourceTable.values()) {
      SourceFile.change(
          file,
          """
          CREATE OR REPLACE TABLE %1$s AS
          SELECT * EXCLUDE (place, twin)
          FROM (
            SELECT *, hash(rowid, twin) AS place
            FROM %1$s, (VALUES (1), (2)) AS twins (twin)
            WHERE twin = 1 OR hash(rowid) %% 3 = 0
          )
          ORDER BY place
          """
              .formatted(table.defaultTableName()));
    }

    try (WholeRun bigQuery = project.runOn(file)) {
      bigQuery.run(AUTUMN);

      assertThat(bigQuery.hash(AUTUMN)).isEqualTo(expected);
    }
  }

  private void assertSameTables(SettlementDates dates) {
    assertSameTables(dates, WholeRun.plan(dates, 7, 4));
  }

  private void assertSameTables(SettlementDates dates, Plan planOnBigQuery) {
    try (WholeRun bigQuery = project.runOn(file);
        WholeRun duckDb = WholeRun.on(file)) {
      duckDb.run(dates);
      bigQuery.run(planOnBigQuery);

      for (OutputTable table :
          List.of(OutputTable.MARKET, OutputTable.SUMMARY, OutputTable.COVERAGE)) {
        List<Map<String, @Nullable Object>> expected = duckDb.rows(table, dates);
        List<Map<String, @Nullable Object>> actual = bigQuery.rows(table, dates);
        assertThat(actual).as("rows of %s", table).hasSameSizeAs(expected).isNotEmpty();
        for (int i = 0; i < expected.size(); i++) {
          assertThat(actual.get(i)).as("row %d of %s", i + 1, table).isEqualTo(expected.get(i));
        }
      }
      assertThat(bigQuery.hash(dates)).isEqualTo(duckDb.hash(dates));
    }
  }
}
