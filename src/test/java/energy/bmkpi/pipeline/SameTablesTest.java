package energy.bmkpi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.demo.DemoMarket;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.testing.ElexonRows;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.testing.SourceFile;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.bigquery.EmulatedProject;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the same source rows, both warehouses publish the same tables, to the last bit. */
@Slow
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
    try (WholeRun duckDb = WholeRun.on(file)) {
      assertThat(duckDb.rows(OutputTable.COVERAGE, SPRING))
          .as("dates on which a dataset is missing")
          .anySatisfy(row -> assertThat(row).containsEntry("rows", 0L));
    }
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

  @Test
  void ofOddNumbersTwinsNullsAndTexts() {
    SourceFile.create(file, HardCases.rows());

    assertSameTables(HardCases.DATES);
  }

  private void assertSameTables(SettlementDates dates) {
    try (WholeRun bigQuery = project.runOn(file);
        WholeRun duckDb = WholeRun.on(file)) {
      duckDb.run(dates);
      bigQuery.run(dates);

      assertThat(differences(duckDb, bigQuery, dates)).isEmpty();
      assertThat(bigQuery.hash(dates)).isEqualTo(duckDb.hash(dates));
    }
  }

  /** The first of them, for a message that can be read. */
  private static List<String> differences(
      WholeRun duckDb, WholeRun bigQuery, SettlementDates dates) {
    return Stream.of(OutputTable.MARKET, OutputTable.SUMMARY, OutputTable.COVERAGE)
        .flatMap(
            table ->
                new CellDifferences(table)
                    .between(duckDb.rows(table, dates), bigQuery.rows(table, dates)).stream())
        .limit(20)
        .toList();
  }
}
