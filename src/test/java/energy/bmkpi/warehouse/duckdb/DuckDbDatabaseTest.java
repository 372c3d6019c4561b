package energy.bmkpi.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.warehouse.TableNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Slow
class DuckDbDatabaseTest {
  @TempDir Path directory;

  @Test
  void makesAFileWhereItIsToldTo() {
    Path file = directory.resolve("new.duckdb");

    open(file, DuckDbAccess.CREATE).close();

    assertThat(file).isRegularFile();
  }

  @ParameterizedTest
  @EnumSource(mode = EXCLUDE, names = "CREATE")
  void anAbsentFileIsNotMadeByTheWay(DuckDbAccess access) {
    Path file = directory.resolve("absent.duckdb");

    assertFailure(file, access, FailureCategory.CONFIGURATION, "there is no DuckDB file " + file);
    assertThat(file).doesNotExist();
  }

  @Test
  void aFileInAnAbsentDirectoryIsNotMade() {
    Path file = directory.resolve("absent/new.duckdb");

    assertFailure(
        file,
        DuckDbAccess.CREATE,
        FailureCategory.CONFIGURATION,
        "cannot make %s: there is no directory %s".formatted(file, file.getParent()));
  }

  @ParameterizedTest
  @EnumSource
  void aDirectoryIsNoFile(DuckDbAccess access) {
    assertFailure(
        directory,
        access,
        FailureCategory.CONFIGURATION,
        directory + " is a directory, not a DuckDB file");
  }

  @ParameterizedTest
  @EnumSource
  void aFileOfSomethingElseIsNotTouched(DuckDbAccess access) throws IOException {
    Path file = directory.resolve("notes.duckdb");
    Files.writeString(file, "settlementDate,bmUnit\n".repeat(1000));

    assertFailure(
        file,
        access,
        FailureCategory.CONFIGURATION,
        file + " is a text file, not a DuckDB file; it was not touched");
    assertThat(file).hasContent("settlementDate,bmUnit\n".repeat(1000));
  }

  @Test
  void manyReadersMayOpenOneFile() {
    Path file = directory.resolve("read.duckdb");
    open(file, DuckDbAccess.CREATE).close();

    try (DuckDbDatabase one = open(file, DuckDbAccess.READ);
        DuckDbDatabase other = open(file, DuckDbAccess.READ)) {
      assertThat(one.hasTable("bmrs_bod")).isEqualTo(other.hasTable("bmrs_bod")).isFalse();
    }
  }

  @Test
  @Timeout(60)
  void aFileThatAnotherProcessWorksOnIsLockedAndTheProcessIsNamed() throws Exception {
    Path file = directory.resolve("locked.duckdb");
    open(file, DuckDbAccess.CREATE).close();

    try (LockHolder holder = LockHolder.of(file)) {
      for (DuckDbAccess access : DuckDbAccess.values()) {
        assertFailure(file, access, FailureCategory.LOCKED, "(PID %d)".formatted(holder.pid()));
      }
    }

    open(file, DuckDbAccess.WRITE).close();
  }

  private static void assertFailure(
      Path file, DuckDbAccess access, FailureCategory category, String message) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> open(file, access).close())
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.category()).isEqualTo(category));
  }

  @Test
  void aNewFileIsForItsOwnerOnlyAndAnOldOneStaysAsItIs() throws Exception {
    Path file = directory.resolve("own.duckdb");
    open(file, DuckDbAccess.CREATE).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    open(file, DuckDbAccess.WRITE).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
  }

  @ParameterizedTest
  @EnumSource
  void whatFindsNoPlaceInMemoryIsSpilledWhereNobodyElseGetsTo(DuckDbAccess access)
      throws Exception {
    Path file = directory.resolve("spill.duckdb");
    open(file, DuckDbAccess.CREATE).close();
    try (DuckDbDatabase database =
            DuckDbDatabase.open(
                new DuckDbSettings(file, 1, "50MB", TableNames.defaults()), access);
        DuckDBConnection connection = database.connect()) {
      DuckDbStatements.execute(
          connection,
          "CREATE TEMP TABLE wide AS SELECT md5(range::VARCHAR) AS a, random() AS b FROM"
              + " range(1500000)");

      Path spilled = directory.resolve("spill.duckdb.tmp");
      assertThat(spilled).isDirectoryRecursivelyContaining("glob:**/duckdb_temp_*");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(spilled)))
          .isEqualTo("rwx------");
    }
    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void aCommitLeavesNoLogThatOthersCouldRead() throws Exception {
    Path file = directory.resolve("log.duckdb");
    try (DuckDbDatabase database = open(file, DuckDbAccess.CREATE);
        DuckDBConnection connection = database.connect()) {
      connection.setAutoCommit(false);
      DuckDbStatements.execute(connection, "CREATE TABLE kept AS SELECT * FROM range(1000)");
      database.commit(connection);

      assertThat(directory).isDirectoryNotContaining("glob:**.wal");
    }
  }

  private static DuckDbDatabase open(Path file, DuckDbAccess access) {
    return DuckDbDatabase.open(new DuckDbSettings(file, 1, "200MB", TableNames.defaults()), access);
  }
}
