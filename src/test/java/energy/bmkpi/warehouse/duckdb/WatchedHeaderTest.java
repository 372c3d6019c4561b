package energy.bmkpi.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.bmkpi.testing.Mount;
import energy.bmkpi.warehouse.TableNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another process commits while a file is opened, and what a full disk leaves in the log. */
class WatchedHeaderTest {
  @TempDir Path directory;
  private Path path;

  @BeforeEach
  void makeADatabase() throws SQLException {
    path = directory.resolve("market.duckdb");
    insert("CREATE TABLE rows AS SELECT 1 AS n");
  }

  @Test
  void aFileThatNobodyCommitsToKeepsItsHeader() {
    try (WatchedHeader header = WatchedHeader.of(path)) {
      assertThat(header.isUnchanged()).isTrue();
    }
  }

  @Test
  void aCommitThatComesBetweenIsSeen() throws SQLException {
    try (WatchedHeader header = WatchedHeader.of(path)) {
      insert("INSERT INTO rows VALUES (2)");

      assertThat(header.isUnchanged()).isFalse();
    }
  }

  @Test
  void aFullDiskThatHasRoomForTheLogOnlyDoesNotSayThatNothingIsStored() throws Exception {
    Path small = Files.createDirectory(directory.resolve("small"));
    try (Mount disk = Mount.tmpfs(small, "size=4m")) {
      path = disk.path().resolve("market.duckdb");
      insert("CREATE TABLE rows AS SELECT 1 AS n");
      Path filler = disk.path().resolve("filler");
      long free = Files.getFileStore(small).getUsableSpace();
      Files.write(filler, new byte[Math.toIntExact(free - 300_000)]);

      assertThatThrownBy(() -> insert("INSERT INTO rows SELECT range FROM range(20000)"))
          .hasMessageStartingWith(
              "everything is stored, but so far in %s.wal only".formatted(path));

      Path log = path.resolveSibling("market.duckdb.wal");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
          .isEqualTo("rw-------");
      Files.delete(filler);
      try (DuckDbDatabase database = DuckDbDatabase.open(settings(), DuckDbAccess.WRITE);
          DuckDBConnection connection = database.connect()) {
        assertThat(count(connection)).isEqualTo(20_001);
      }
    }
  }

  @Test
  void noCommitLeavesALogWhetherItNeededOneOrNot() throws Exception {
    insert("INSERT INTO rows VALUES (2)");
    insert("INSERT INTO rows SELECT range FROM range(500000)");
    insert("SELECT 1");

    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).containsExactly(path);
    }
  }

  private static long count(DuckDBConnection connection) throws SQLException {
    long[] count = new long[1];
    DuckDbStatements.query(
        connection,
        "SELECT COUNT(*) AS count FROM rows",
        Map.of(),
        row -> count[0] = row.count("count"));
    return count[0];
  }

  private void insert(String sql) throws SQLException {
    try (DuckDbDatabase database = DuckDbDatabase.open(settings(), DuckDbAccess.CREATE);
        DuckDBConnection connection = database.connect()) {
      connection.setAutoCommit(false);
      DuckDbStatements.execute(connection, sql);
      database.commit(connection);
    }
  }

  private DuckDbSettings settings() {
    return new DuckDbSettings(path, 1, "1GB", TableNames.defaults());
  }
}
