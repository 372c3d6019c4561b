package energy.bmkpi.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.kpi.DayKpis;
import energy.bmkpi.kpi.KpiValues;
import energy.bmkpi.kpi.UnitDayKpis;
import energy.bmkpi.kpi.UnitKpi;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Publication;
import energy.bmkpi.warehouse.PublishedDays;
import energy.bmkpi.warehouse.TableNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only the embedded warehouse promises of a publication. */
@Slow
class DuckDbPublicationTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 28);
  private static final SettlementDates DATES = new SettlementDates(FIRST, FIRST.plusDays(3));

  @TempDir Path directory;

  /** Whoever reads without ORDER BY gets the same from every run. */
  @Test
  void rowsLieInTheOrderOfTheirDatesWhicheverBatchEndsFirst() throws SQLException {
    List<DayKpis> days = PublishedDays.days(DATES, 1);

    try (DuckDbWarehouse warehouse = open(DuckDbAccess.CREATE);
        Publication publication = warehouse.publish(DATES, "run")) {
      publication.stage(days.subList(2, 4));
      publication.stage(days.subList(0, 1));
      publication.stage(days.subList(1, 2));
      publication.commit(PublishedDays.run("run", DATES, Instant.EPOCH));
    }

    assertThat(asStored("SELECT settlement_date FROM bm_kpi_market"))
        .containsExactlyElementsOf(DATES.stream().toList());
  }

  @Test
  void aDayIsPublishedThoughTheOneBeforeItHasNone() throws SQLException {
    try (DuckDbWarehouse warehouse = open(DuckDbAccess.CREATE);
        Publication publication = warehouse.publish(DATES, "run")) {
      publication.stage(PublishedDays.days(DATES, 1).subList(3, 4));
      publication.commit(PublishedDays.run("run", DATES, Instant.EPOCH));
    }

    assertThat(asStored("SELECT settlement_date FROM bm_kpi_market")).containsExactly(DATES.to());
  }

  @Test
  void aColumnThatWouldRoundAValueIsRefused() throws SQLException {
    publish(1);
    execute(
        "ALTER TABLE bm_kpi_market ALTER COLUMN net_mwh TYPE INTEGER",
        "ALTER TABLE bm_kpi_market ALTER COLUMN ewap_bid TYPE FLOAT");

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> publish(2))
        .satisfies(
            failure -> {
              assertThat(failure.category()).isEqualTo(FailureCategory.SCHEMA);
              assertThat(failure)
                  .hasMessage(
                      "cannot publish to bm_kpi_market: column net_mwh is INTEGER, not DOUBLE;"
                          + " column ewap_bid is FLOAT, not DOUBLE");
            });

    try (DuckDbWarehouse warehouse = open(DuckDbAccess.READ)) {
      assertThat(PublishedDays.versions(warehouse, DATES)).containsExactly(1L, 1L, 1L, 1L);
    }
  }

  @Test
  void aColumnThatSomebodyAddedGetsItsDefault() throws SQLException {
    publish(1);
    execute("ALTER TABLE bm_kpi_market ADD COLUMN checked VARCHAR DEFAULT 'not yet'");

    publish(2);

    try (DuckDbDatabase database = DuckDbDatabase.open(settings(), DuckDbAccess.READ);
        DuckDBConnection connection = database.connect()) {
      List<String> checked = new ArrayList<>();
      DuckDbStatements.query(
          connection,
          "SELECT DISTINCT checked FROM bm_kpi_market",
          Map.of(),
          row -> checked.add(row.text("checked")));
      assertThat(checked).containsExactly("not yet");
    }
  }

  /** The driver's appender says nothing of it when it is closed. */
  @Test
  void rowsThatTheTableRefusesFailThePublication() throws SQLException {
    publish(1);
    execute(
        "DELETE FROM bm_kpi_market", "CREATE UNIQUE INDEX one_of_each ON bm_kpi_market (net_mwh)");

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> publish(2))
        .withMessageStartingWith("cannot stage rows of \"bm_kpi_market\": ");

    try (DuckDbWarehouse warehouse = open(DuckDbAccess.READ)) {
      assertThat(PublishedDays.versions(warehouse, DATES)).containsExactly(1L, 1L, 1L, 1L);
    }
  }

  @Test
  void aTableMayHaveAPrimaryKey() throws SQLException {
    publish(1);
    execute(
        "ALTER TABLE bm_kpi_summary ADD PRIMARY KEY (settlement_date, bm_unit)",
        "ALTER TABLE bm_kpi_market ADD PRIMARY KEY (settlement_date)");

    publish(2);

    try (DuckDbWarehouse warehouse = open(DuckDbAccess.READ)) {
      assertThat(PublishedDays.versions(warehouse, DATES)).containsExactly(2L, 2L, 2L, 2L);
    }
  }

  /** Both would make the tables; a second process could not even open the file. */
  @Test
  void ofTwoThatMakeTheTablesTheSecondIsRefused() {
    try (DuckDbWarehouse warehouse = open(DuckDbAccess.CREATE);
        Publication one = warehouse.publish(DATES, "one");
        Publication other = warehouse.publish(DATES, "other")) {
      one.stage(PublishedDays.days(DATES, 1));

      assertThatExceptionOfType(Failure.class)
          .isThrownBy(() -> other.stage(PublishedDays.days(DATES, 2)))
          .withMessageContaining("conflict");

      one.commit(PublishedDays.run("one", DATES, Instant.EPOCH));
      assertThat(PublishedDays.versions(warehouse, DATES)).containsExactly(1L, 1L, 1L, 1L);
      assertThat(warehouse.publishedDates(OutputTable.RUN)).isEqualTo(DATES);
    }
  }

  /** DuckDB writes whole row groups, of 122,880 rows, into the file before the commit. */
  @Test
  void rowsThatAreInTheFileAlreadyAreGoneWithoutTheCommitAndTheirRoomIsUsedAgain()
      throws IOException {
    publish(1);
    long before = Files.size(settings().path());

    long once = sizeOfTheFileWithMoreThanARowGroup();
    long again = sizeOfTheFileWithMoreThanARowGroup();

    assertThat(once).isGreaterThan(before);
    assertThat(again).isEqualTo(once);
    try (DuckDbWarehouse warehouse = open(DuckDbAccess.READ)) {
      assertThat(PublishedDays.versions(warehouse, DATES)).containsExactly(1L, 1L, 1L, 1L);
    }
  }

  /** When they are staged; nothing is committed. */
  private long sizeOfTheFileWithMoreThanARowGroup() throws IOException {
    DayKpis day = PublishedDays.day(FIRST, 2);
    KpiValues<UnitKpi> values = day.units().get(0).values();
    List<UnitDayKpis> units =
        IntStream.range(0, 130_000)
            .mapToObj(unit -> new UnitDayKpis(FIRST, "T_UNIT-" + unit, values))
            .toList();
    try (DuckDbWarehouse warehouse = open(DuckDbAccess.WRITE);
        Publication publication = warehouse.publish(DATES, "large")) {
      publication.stage(List.of(new DayKpis(FIRST, units, day.market(), day.coverage())));
      return Files.size(settings().path());
    }
  }

  private void publish(int version) {
    try (DuckDbWarehouse warehouse = open(DuckDbAccess.CREATE);
        Publication publication = warehouse.publish(DATES, "run " + version)) {
      publication.stage(PublishedDays.days(DATES, version));
      publication.commit(PublishedDays.run("run " + version, DATES, Instant.EPOCH));
    }
  }

  private List<LocalDate> asStored(String sql) throws SQLException {
    try (DuckDbDatabase database = DuckDbDatabase.open(settings(), DuckDbAccess.READ);
        DuckDBConnection connection = database.connect()) {
      List<LocalDate> dates = new ArrayList<>();
      DuckDbStatements.query(
          connection, sql, Map.of(), row -> dates.add(row.date("settlement_date")));
      return dates;
    }
  }

  private void execute(String... statements) throws SQLException {
    try (DuckDbDatabase database = DuckDbDatabase.open(settings(), DuckDbAccess.WRITE);
        DuckDBConnection connection = database.connect()) {
      for (String statement : statements) {
        DuckDbStatements.execute(connection, statement);
      }
    }
  }

  private DuckDbWarehouse open(DuckDbAccess access) {
    return DuckDbWarehouse.open(settings(), access);
  }

  private DuckDbSettings settings() {
    return new DuckDbSettings(
        directory.resolve("market.duckdb"), 2, "500MB", TableNames.defaults());
  }
}
