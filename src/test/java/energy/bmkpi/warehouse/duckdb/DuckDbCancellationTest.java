package energy.bmkpi.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.OwnThread;
import energy.bmkpi.warehouse.Cancellation;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Publication;
import energy.bmkpi.warehouse.RunRecord;
import energy.bmkpi.warehouse.TableNames;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Work on the embedded warehouse ends when it is told to, and leaves the tables alone. */
@Timeout(60)
class DuckDbCancellationTest {
  private static final SettlementDates DATES = SettlementDates.ending(LocalDate.of(2026, 3, 29), 1);

  @TempDir Path directory;

  private final Cancellation cancellation = new Cancellation();
  private DuckDbSettings settings;

  @BeforeEach
  void sourceTablesOfWhichOneIsEndless() throws SQLException {
    settings =
        new DuckDbSettings(
            directory.resolve("market.duckdb"),
            2,
            "500MB",
            TableNames.defaults(),
            null,
            Duration.ZERO,
            cancellation,
            DuckDbSettings.Use.ORDINARY);
    try (DuckDbDatabase database = DuckDbDatabase.open(settings, DuckDbAccess.CREATE);
        DuckDBConnection connection = database.connect()) {
      DuckDbSourceTables.createAbsent(connection, TableNames.defaults());
      DuckDbStatements.execute(
          connection, "INSERT INTO bmrs_bod (settlementDate, bmUnit) VALUES ('2026-03-29', 'T_A')");
      DuckDbStatements.execute(connection, "ALTER TABLE bmrs_bod RENAME TO bod_rows");
      DuckDbStatements.execute(
          connection,
          "CREATE VIEW bmrs_bod AS SELECT bod_rows.* FROM bod_rows, range(1000000000000) AS again"
              + " WHERE hash(again.range) <> 0");
    }
  }

  @Test
  void aQueryThatWouldNotEndFails() {
    try (DuckDbWarehouse warehouse = DuckDbWarehouse.open(settings, DuckDbAccess.WRITE)) {
      CompletableFuture<Void> query =
          CompletableFuture.runAsync(
              () -> warehouse.fetch(warehouse.query(Dataset.BOD, DATES), row -> {}),
              OwnThread.EACH);

      cancellation.request("stopped by a test");

      assertThatThrownBy(query::join).hasCauseInstanceOf(Failure.class);
    }
  }

  @Test
  void noOtherQueryBegins() {
    try (DuckDbWarehouse warehouse = DuckDbWarehouse.open(settings, DuckDbAccess.WRITE)) {
      warehouse.sourceTables();
      cancellation.request("stopped by a test");

      assertThatThrownBy(() -> warehouse.fetch(warehouse.query(Dataset.BOD, DATES), row -> {}))
          .isInstanceOf(Failure.class);
    }
  }

  @Test
  void whatWasStagedIsNotPublished() {
    try (DuckDbWarehouse warehouse = DuckDbWarehouse.open(settings, DuckDbAccess.WRITE);
        Publication publication = warehouse.publish(DATES, "run")) {
      cancellation.request("stopped by a test");

      assertThatThrownBy(() -> publication.commit(run())).isInstanceOf(Failure.class);
    }
    try (DuckDbWarehouse warehouse =
        DuckDbWarehouse.open(
            new DuckDbSettings(settings.path(), 1, "500MB", TableNames.defaults()),
            DuckDbAccess.READ)) {
      assertThat(warehouse.publishedDates(OutputTable.MARKET)).isNull();
    }
  }

  private static RunRecord run() {
    Instant now = Instant.parse("2026-04-01T09:00:00Z");
    return new RunRecord("run", DATES, "BOD", 1, 1, 1, 0, now, now, null);
  }
}
