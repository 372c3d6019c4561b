package energy.bmkpi.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.testing.SourceFile;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.warehouse.Warehouse;
import energy.bmkpi.warehouse.duckdb.DuckDbAccess;
import energy.bmkpi.warehouse.duckdb.DuckDbDatabase;
import energy.bmkpi.warehouse.duckdb.DuckDbStatements;
import energy.bmkpi.warehouse.duckdb.DuckDbWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A DuckDB file says what its source tables hold: another name after every change. */
@Slow
class SourceGenerationTest {
  @TempDir Path directory;

  private Path database;

  @BeforeEach
  void loadAUnit() throws IOException {
    database = directory.resolve("market.duckdb");
    load("-1");
  }

  @Test
  void isTheSameUntilSomethingChanges() {
    assertThat(version()).isEqualTo(version());
  }

  @Test
  void isAnotherAfterALoadThatChangesARow() throws IOException {
    String before = version();

    load("-2");

    assertThat(version()).isNotEqualTo(before);
  }

  /** Tables belong together: a run reads them all. */
  @Test
  void isAnotherOfEveryTable() throws IOException {
    String before = version(SourceTable.BOD);

    load("-2");

    assertThat(version(SourceTable.BOD)).isNotEqualTo(before);
  }

  @Test
  void isTheSameAfterALoadThatChangesNothing() throws IOException {
    String before = version();

    load("-1");

    assertThat(version()).isEqualTo(before);
  }

  @Test
  void isTheSameAfterALoadThatFails() throws IOException {
    String before = version();
    Path broken = Files.writeString(directory.resolve("broken.csv"), "bmUnit\nT_A-1\n");

    assertThatThrownBy(() -> SourceFile.load(database, SourceTable.EBOCF, broken))
        .isInstanceOf(Failure.class);

    assertThat(version()).isEqualTo(before);
  }

  /** Else a batch of the rows that were lost by it would count as one of those loaded since. */
  @Test
  void isNeverOneOfOldInAFileThatWasRestoredAndChanged() throws IOException {
    Path backup = Files.copy(database, directory.resolve("backup.duckdb"));
    load("-2");
    String lost = version();

    Files.delete(database);
    Files.copy(backup, database);
    String restored = version();
    load("-2");

    assertThat(restored).isNotEqualTo(lost);
    assertThat(version()).isNotIn(lost, restored);
  }

  @Test
  void seesRowsThatOtherProgramsAddAndRemove() {
    String before = version();
    execute("INSERT INTO bmrs_ebocf FROM bmrs_ebocf");
    String added = version();
    execute("DELETE FROM bmrs_ebocf");

    assertThat(List.of(before, added, version())).doesNotHaveDuplicates();
  }

  @Test
  void tellsAViewWithoutCountingItsRows() {
    execute("ALTER TABLE bmrs_ebocf RENAME TO really", "CREATE VIEW bmrs_ebocf AS FROM really");

    assertThat(version()).endsWith(" rows of a view");
  }

  @Test
  void tellsOfAFileThatOnlyOtherProgramsMade() {
    execute("DROP TABLE bmkpi_source_generation");

    assertThat(version()).isEqualTo("none rows 1");
  }

  @Test
  void tellsOfATableThatIsNotThere() {
    execute("DROP TABLE bmu_metadata");

    assertThat(version(SourceTable.BM_UNITS)).isEqualTo("absent");
  }

  private void load(String pounds) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("ebocf.csv"),
            """
            settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction,createdDateTime
            2026-03-25,1,T_A-1,%s,bid,2026-04-20T06:00:00Z
            """
                .formatted(pounds));
    SourceFile.load(database, SourceTable.EBOCF, file);
  }

  private String version() {
    return version(SourceTable.EBOCF);
  }

  /** As a command reads it that may not write. */
  private String version(SourceTable table) {
    try (Warehouse warehouse =
        DuckDbWarehouse.open(WholeRun.settings(database), DuckDbAccess.READ)) {
      return warehouse.sourceVersion(table);
    }
  }

  private void execute(String... statements) {
    try (DuckDbDatabase open =
            DuckDbDatabase.open(WholeRun.settings(database), DuckDbAccess.WRITE);
        Connection connection = open.connect()) {
      for (String sql : statements) {
        DuckDbStatements.execute(connection, sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
