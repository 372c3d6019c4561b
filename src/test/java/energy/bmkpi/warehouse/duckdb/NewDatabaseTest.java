package energy.bmkpi.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.warehouse.TableNames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database file is nobody else's business while it is made, and takes nobody's place. */
@Slow
class NewDatabaseTest {
  /** Where the header holds the version of the format; 67 is DuckDB 1.4's. */
  private static final int VERSION_OFFSET = 12;

  @TempDir Path directory;
  private Path path;

  @BeforeEach
  void name() {
    path = directory.resolve("market.duckdb");
  }

  @Test
  void whileItIsMadeNobodyElseCanGetToIt() throws IOException {
    try (NewDatabase made = NewDatabase.of(settings());
        DuckDbDatabase database = made.open()) {
      assertThat(path).doesNotExist();
      assertThat(everything())
          .contains(database.path())
          .allSatisfy(file -> assertThat(file).startsWith(directory.resolve("market.duckdb.tmp")));
      assertThat(permissions(directory.resolve("market.duckdb.tmp"))).isEqualTo("rwx------");
      assertThat(permissions(database.path().resolveSibling(""))).isEqualTo("rwx------");
    }
    assertThat(everything()).as("what is left of a file that was not put in place").isEmpty();
  }

  @Test
  void inItsPlaceItIsItsOwnersOnlyAndNothingElseIsLeft() throws IOException {
    assertThat(NewDatabase.makeEmpty(settings())).isTrue();

    assertThat(permissions(path)).isEqualTo("rw-------");
    assertThat(everything()).containsExactly(path);
  }

  @Test
  void ofTwoThatAreMadeAtOnceTheFirstStays() throws IOException {
    try (NewDatabase first = NewDatabase.of(settings());
        NewDatabase second = NewDatabase.of(settings())) {
      first.open().close();
      second.open().close();
      assertThat(second.putInPlace()).isTrue();
      byte[] bytes = Files.readAllBytes(path);

      assertThat(first.putInPlace()).isFalse();

      assertThat(path).hasBinaryContent(bytes);
    }
    assertThat(everything()).containsExactly(path);
  }

  @Test
  void itIsMadeWhereALinkLeads() throws IOException {
    Path real = Files.createDirectory(directory.resolve("real")).resolve("kept.duckdb");
    Files.createSymbolicLink(path, Path.of("real/kept.duckdb"));

    DuckDbDatabase.open(settings(), DuckDbAccess.CREATE).close();

    assertThat(path).isSymbolicLink();
    assertThat(real).isRegularFile();
  }

  @Test
  void duckDb14ReadsItsFormat() throws IOException {
    DuckDbDatabase.open(settings(), DuckDbAccess.CREATE).close();
    DuckDbDatabase.open(settings(), DuckDbAccess.WRITE).close();

    long version =
        ByteBuffer.wrap(Files.readAllBytes(path))
            .order(ByteOrder.LITTLE_ENDIAN)
            .getLong(VERSION_OFFSET);
    assertThat(version).isEqualTo(67);
  }

  @Test
  void whatADeadProcessLeftIsRemovedByTheNext() throws IOException {
    Path dead = Files.createDirectories(directory.resolve("market.duckdb.tmp/4711-1"));
    Files.writeString(dead.resolve("lock"), "");
    Files.writeString(dead.resolve("new.duckdb"), "half a database");

    DuckDbDatabase.open(settings(), DuckDbAccess.CREATE).close();

    assertThat(everything()).containsExactly(path);
  }

  @Test
  void whatAnotherProcessStillMakesStays() throws IOException {
    try (WorkDirectory other = WorkDirectory.beside(path)) {
      Path half = Files.writeString(other.path().resolve("new.duckdb"), "half a database");

      DuckDbDatabase.open(settings(), DuckDbAccess.CREATE).close();

      assertThat(half).exists();
    }
    assertThat(everything()).containsExactly(path);
  }

  @Test
  void nothingIsMadeInADirectoryThatOthersMayWriteInto() throws IOException {
    Path open = Files.createDirectory(directory.resolve("market.duckdb.tmp"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> DuckDbDatabase.open(settings(), DuckDbAccess.CREATE).close())
        .withMessageEndingWith("others than you may write into " + open);
    assertThat(everything()).containsExactly(open);
  }

  @Test
  void aDatabaseWithoutATableIsRemoved() throws IOException {
    NewDatabase.makeEmpty(settings());

    NewDatabase.removeIfEmpty(settings());

    assertThat(everything()).isEmpty();
  }

  @Test
  void aDatabaseThatSomebodyHasPutATableIntoStays() throws Exception {
    NewDatabase.makeEmpty(settings());
    try (DuckDbDatabase database = DuckDbDatabase.open(settings(), DuckDbAccess.WRITE);
        DuckDBConnection connection = database.connect()) {
      DuckDbStatements.execute(connection, "CREATE TABLE kept (a INTEGER)");
    }

    NewDatabase.removeIfEmpty(settings());

    assertThat(path).isRegularFile();
  }

  @Test
  void aDatabaseThatSomebodyWorksOnStays() throws Exception {
    NewDatabase.makeEmpty(settings());
    try (LockHolder holder = LockHolder.of(path)) {
      NewDatabase.removeIfEmpty(settings());

      assertThat(path).as("the file that %d works on", holder.pid()).isRegularFile();
    }
  }

  @Test
  void aFileThatWasReplacedIsNotTheOneThatWasThere() throws IOException {
    NewDatabase.makeEmpty(settings());
    DatabaseFile before = DatabaseFile.at(path, DuckDbAccess.WRITE);
    assertThat(before.isStillThere()).isTrue();

    Files.move(path, directory.resolve("old.duckdb"));
    NewDatabase.makeEmpty(settings());

    assertThat(before.isStillThere()).isFalse();
  }

  private DuckDbSettings settings() {
    return new DuckDbSettings(path, 1, "200MB", TableNames.defaults());
  }

  private List<Path> everything() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> !file.equals(directory)).sorted().toList();
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
