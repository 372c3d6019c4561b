package energy.bmkpi.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.load.FileLoader;
import energy.bmkpi.load.LoadRequest;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.testing.SourceFile;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.duckdb.DuckDbAccess;
import energy.bmkpi.warehouse.duckdb.DuckDbDatabase;
import energy.bmkpi.warehouse.duckdb.DuckDbSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Slow
class DemoFileTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 29);
  private static final SettlementDates DATES = new SettlementDates(DAY, DAY);
  private static final DemoMarket MARKET = new DemoMarket(DATES, 5, 42);
  private static final DemoMarket OTHER = new DemoMarket(DATES, 6, 42);

  @TempDir Path directory;
  private Path path;

  @BeforeEach
  void name() {
    path = directory.resolve("demo.duckdb");
  }

  @Test
  void keepsAnEqualMarketAndWhatWasPublishedFromIt() {
    assertThat(provide(MARKET)).isTrue();
    try (WholeRun run = WholeRun.on(path)) {
      run.run(DATES);
    }

    assertThat(provide(MARKET)).isFalse();

    try (WholeRun run = WholeRun.on(path)) {
      assertThat(run.rows(OutputTable.SUMMARY, DATES)).isNotEmpty();
    }
  }

  @Test
  void generatesADifferentMarketAnew() {
    provide(MARKET);
    try (WholeRun run = WholeRun.on(path)) {
      run.run(DATES);
    }

    assertThat(provide(OTHER)).isTrue();

    assertThat(new MarketRows(path).query("SELECT units FROM bmkpi_demo")).hasToString("[[6]]");
    try (WholeRun run = WholeRun.on(path)) {
      assertThat(run.rows(OutputTable.SUMMARY, DATES)).isEmpty();
    }
  }

  @Test
  void aDifferentMarketKeepsTheRightsOfTheFile() throws IOException {
    provide(MARKET);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
    Object group = 4242;
    if (Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
      Files.setAttribute(path, "unix:gid", group);
    } else {
      group = Files.getAttribute(path, "unix:gid");
    }

    assertThat(provide(OTHER)).isTrue();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-r-----");
    assertThat(Files.getAttribute(path, "unix:gid")).isEqualTo(group);
  }

  @Test
  void refusesToReplaceADemoIntoWhichRowsWereLoaded() throws IOException {
    provide(MARKET);
    Path cashflows =
        Files.writeString(
            directory.resolve("ebocf.csv"),
            """
            settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction,createdDateTime
            2026-03-29,1,T_MINE-1,-1234.5,bid,2026-03-30T06:00:00Z
            """);
    DuckDbSettings settings = new DuckDbSettings(path, 1, "1GB", TableNames.defaults());
    try (DuckDbDatabase database = DuckDbDatabase.open(settings, DuckDbAccess.WRITE)) {
      new FileLoader(database, TableNames.defaults())
          .load(LoadRequest.of(SourceTable.EBOCF, List.of(cashflows), null));
    }

    assertThatThrownBy(() -> provide(OTHER))
        .isInstanceOf(Failure.class)
        .hasMessage("%s is a demo into which rows were loaded; it was not touched", path);
    assertThat(provide(MARKET)).as("nothing has to be generated").isFalse();
  }

  @Test
  void refusesAWarehouseThatIsNoDemoAndLeavesItUntouched() throws IOException {
    SourceFile.create(path, List.of());
    byte[] before = Files.readAllBytes(path);

    Failure failure = catchThrowableOfType(Failure.class, () -> provide(MARKET));

    assertThat(failure.category()).isEqualTo(FailureCategory.CONFIGURATION);
    assertThat(failure).hasMessage(path + " is there already and is no demo; it was not touched");
    assertThat(path).hasBinaryContent(before);
  }

  @Test
  void refusesAFileThatIsNoDatabaseAndLeavesItUntouched() throws IOException {
    Files.writeString(path, "minutes of the meeting ".repeat(1000));
    byte[] before = Files.readAllBytes(path);

    assertThatThrownBy(() -> provide(MARKET))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("not a DuckDB file");
    assertThat(path).hasBinaryContent(before);
  }

  @Test
  void leavesNoHalfFileInPlaceWhenInterrupted() {
    assertThatThrownBy(() -> interrupted(MARKET)).hasMessage("interrupted");

    assertThat(path).doesNotExist();
    assertThat(provide(MARKET)).isTrue();
  }

  @Test
  void keepsTheOldMarketWhenInterruptedWhileMakingAnother() {
    provide(MARKET);

    assertThatThrownBy(() -> interrupted(OTHER)).hasMessage("interrupted");

    assertThat(provide(MARKET)).isFalse();
  }

  @Test
  void generatesAfterAKilledGenerationHasLeftItsFiles() throws IOException, SQLException {
    Path left = Files.createDirectories(directory.resolve("demo.duckdb.tmp/4711-1"));
    Files.createFile(left.resolve("lock"));
    killedWhileWriting(left.resolve("new.duckdb"));

    assertThat(provide(MARKET)).isTrue();

    assertThat(directory).isDirectoryContaining("glob:**").isDirectoryNotContaining("glob:**.tmp");
    assertThat(provide(MARKET)).isFalse();
  }

  @Test
  void generatesADifferentMarketAfterAKilledRunHasLeftItsLogBeside()
      throws IOException, SQLException {
    provide(MARKET);
    killedWhileWriting(path);

    assertThat(provide(OTHER)).isTrue();

    assertThat(new MarketRows(path).query("SHOW TABLES")).doesNotContain(List.of("left_behind"));
    assertThat(provide(OTHER)).isFalse();
  }

  private boolean provide(DemoMarket market) {
    return new DemoFile(WholeRun.settings(path)).provide(market, part -> {});
  }

  private void interrupted(DemoMarket market) {
    new DemoFile(WholeRun.settings(path))
        .provide(
            market,
            part -> {
              throw new IllegalStateException("interrupted");
            });
  }

  /** The database and its log as a killed process leaves them: copied while it still writes. */
  private void killedWhileWriting(Path database) throws IOException, SQLException {
    Path living = directory.resolve("living.duckdb");
    if (Files.exists(database)) {
      Files.copy(database, living);
    }
    Path log = Path.of(living + ".wal");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + living);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE left_behind AS SELECT * FROM range(1000)");
      Files.deleteIfExists(database);
      Files.copy(living, database);
      Files.copy(log, Path.of(database + ".wal"));
    }
    Files.delete(living);
  }
}
