package energy.bmkpi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import energy.bmkpi.demo.DemoMarket;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.testing.SourceFile;
import energy.bmkpi.testing.TestJournal;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.warehouse.duckdb.DuckDbAccess;
import energy.bmkpi.warehouse.duckdb.DuckDbDatabase;
import energy.bmkpi.warehouse.duckdb.DuckDbStatements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written into a file that is not there any more is lost, and never called a success. */
@Slow
class DeletedDatabaseTest {
  private static final SettlementDates DATES = SettlementDates.ending(LocalDate.of(2026, 3, 31), 2);

  @TempDir Path directory;

  private Path market;

  @BeforeEach
  void makeAMarket() {
    market = SourceFile.demo(directory.resolve("market.duckdb"), new DemoMarket(DATES, 3, 42));
  }

  @Test
  void aRunWhoseFileIsDeletedMeanwhileFails() {
    assertThat(failureWhen(() -> Files.delete(market)).getMessage())
        .isEqualTo(
            market
                + " was deleted, moved or replaced while bmkpi wrote to it; it does not hold what was written");
  }

  @Test
  void aRunWhoseFileIsReplacedMeanwhileFails() throws IOException {
    Path other = Files.copy(market, directory.resolve("other.duckdb"));

    assertThat(
            failureWhen(
                    () -> {
                      Files.delete(market);
                      Files.move(other, market);
                    })
                .getMessage())
        .startsWith(market + " was deleted, moved or replaced ");
  }

  @Test
  void aRunThatFailedSoIsNotTakenForPublished() throws IOException {
    Path backup = Files.copy(market, directory.resolve("backup.duckdb"));
    failureWhen(() -> Files.delete(market));
    Files.copy(backup, market);

    try (WholeRun resumed = WholeRun.on(market, journal())) {
      RunSummary summary = resumed.run(DATES);

      assertThat(summary.batchesFromJournal()).isEqualTo(1);
      assertThat(resumed.hash(DATES)).isNotEmpty();
    }
  }

  /** As 'load' and 'demo' write, whose rows go into the file when it is closed. */
  @Test
  void aFileThatIsDeletedBeforeItIsClosedIsMissed() throws SQLException, IOException {
    DuckDbDatabase database = DuckDbDatabase.open(WholeRun.settings(market), DuckDbAccess.CREATE);
    try (DuckDBConnection connection = database.connect()) {
      connection.setAutoCommit(false);
      DuckDbStatements.execute(connection, "DELETE FROM bmrs_bod");
      database.commit(connection);
    }
    Files.delete(market);

    Failure failure = catchThrowableOfType(Failure.class, database::close);

    assertThat(failure.category()).isEqualTo(FailureCategory.WAREHOUSE);
  }

  private Failure failureWhen(Disturbance disturbance) {
    RunListener listener =
        new RunListener() {
          @Override
          public void publishing() {
            try {
              disturbance.happen();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    WholeRun run = WholeRun.on(market, journal());
    Failure failure =
        catchThrowableOfType(
            Failure.class,
            () -> run.run(WholeRun.plan(DATES, 7, 1), Completeness.GAPS_ALLOWED, listener));
    assertThat(catchThrowableOfType(Failure.class, run::close)).isNotNull();
    assertThat(failure.category()).isEqualTo(FailureCategory.WAREHOUSE);
    return failure;
  }

  private RunJournal journal() {
    return TestJournal.in(directory.resolve("state"));
  }

  private interface Disturbance {
    void happen() throws IOException;
  }
}
