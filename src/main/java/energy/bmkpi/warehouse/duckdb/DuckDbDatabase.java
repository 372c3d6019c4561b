package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.failure.DiskReason;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.warehouse.Cancellation;
import energy.bmkpi.warehouse.PrivateFiles;
import energy.bmkpi.warehouse.TableSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** An open DuckDB file. Connections to it are cheap and each belongs to one thread. */
public final class DuckDbDatabase implements AutoCloseable {
  private final DuckDbSettings settings;
  private final DuckDBConnection root;
  private final @Nullable WorkDirectory workDirectory;
  private final boolean made;
  private final Cancellation cancellation;
  private final Cancellation.Registration interruption;
  private final @Nullable DatabaseFile file;
  private final @Nullable WatchedHeader header;
  private final AtomicInteger workFiles = new AtomicInteger();
  private volatile boolean written;

  /** Those that their threads have not closed may be in the middle of a query. */
  private final Set<DuckDBConnection> connections =
      Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

  private DuckDbDatabase(
      DuckDbSettings settings,
      @Nullable DatabaseFile file,
      @Nullable WatchedHeader header,
      DuckDBConnection root,
      @Nullable WorkDirectory workDirectory,
      boolean made) {
    this.settings = settings;
    this.file = file;
    this.header = header;
    this.root = root;
    this.workDirectory = workDirectory;
    this.made = made;
    this.cancellation = settings.cancellation();
    this.interruption = cancellation.onRequest(this::interrupt);
  }

  /** Waits as long as the settings say while another process holds the file. */
  public static DuckDbDatabase open(DuckDbSettings settings, DuckDbAccess access) {
    DatabaseFile.requireUsable(settings.path(), access);
    return settings.patience().untilFree(() -> openAtOnce(settings, access));
  }

  /**
   * Whoever waited for a file may have got the lock of one that has been removed or replaced
   * meanwhile, in which nobody would find what is written.
   */
  private static DuckDbDatabase openAtOnce(DuckDbSettings settings, DuckDbAccess access) {
    boolean made = false;
    while (true) {
      if (access == DuckDbAccess.CREATE && !Files.exists(settings.path())) {
        made = NewDatabase.makeEmpty(settings);
      }
      DatabaseFile file = DatabaseFile.at(settings.path(), access);
      WatchedHeader header = WatchedHeader.of(settings.path());
      DuckDBConnection root;
      try {
        root = DuckDbEngine.open(settings, access);
      } catch (Failure e) {
        boolean changed = !header.isUnchanged();
        header.close();
        if (changed && e.category() != FailureCategory.LOCKED) {
          // what the engine read was half of one commit and half of the next
          continue;
        }
        throw e;
      }
      if (file.isStillThere() && header.isUnchanged()) {
        return new DuckDbDatabase(
            settings, file, header, root, DuckDbEngine.spillPrivately(root, settings.path()), made);
      }
      close(root, settings.path());
      header.close();
    }
  }

  /** Makes a file in a directory that nobody else can enter, where it also spills. */
  static DuckDbDatabase make(DuckDbSettings settings) {
    return new DuckDbDatabase(settings, null, null, DuckDbEngine.make(settings), null, true);
  }

  /** Whether the file was not there before. */
  public boolean isNew() {
    return made;
  }

  public Path path() {
    return settings.path();
  }

  /** A file that is not there yet, in a directory that nobody else can enter. */
  public Path nextWorkFile() throws IOException {
    if (workDirectory == null) {
      throw new IOException("no directory can be made beside " + path());
    }
    return workDirectory.path().resolve("file-" + workFiles.incrementAndGet());
  }

  /** A new connection, to be closed by the caller. */
  public DuckDBConnection connect() {
    try {
      requireWanted();
      DuckDBConnection connection = root.duplicate();
      connections.add(connection);
      return connection;
    } catch (SQLException e) {
      throw DuckDbFailures.of("cannot connect to " + path(), e);
    }
  }

  /** Whether the file holds a table of this name. */
  public boolean hasTable(String name) {
    return table(name) != null;
  }

  /** The table of this name as it is; null where the file holds none. */
  @Nullable TableSchema table(String name) {
    try (DuckDBConnection connection = connect()) {
      return DuckDbCatalogue.table(connection, name);
    } catch (SQLException e) {
      throw DuckDbFailures.of("cannot look for table " + name, e);
    }
  }

  /** Whether the file holds a table of this name that has this column. */
  public boolean hasColumn(String table, String column) {
    try (DuckDBConnection connection = connect()) {
      TableSchema schema = DuckDbCatalogue.table(connection, table);
      return schema != null && schema.column(column) != null;
    } catch (SQLException e) {
      throw DuckDbFailures.of("cannot look for table " + table, e);
    }
  }

  /** Whether the file holds any table at all, or a view. */
  boolean hasAnyTable() {
    try (DuckDBConnection connection = connect()) {
      return DuckDbCatalogue.hasAny(connection);
    } catch (SQLException e) {
      throw DuckDbFailures.of("cannot list the tables of " + path(), e);
    }
  }

  /**
   * Commits the transaction of a connection. While that lasts nothing interrupts it, so that
   * whoever is told of a failure knows that nothing was committed.
   */
  public synchronized void commit(DuckDBConnection connection) throws SQLException {
    requireWanted();
    keepLogFromOthers();
    try {
      connection.commit();
    } catch (SQLException e) {
      if (DuckDbFailures.isDurable(e)) {
        throw DuckDbFailures.inLogOnly(log(), e);
      }
      throw e;
    } finally {
      removeUnusedLog();
    }
    written = true;
    requireInPlace();
  }

  /** A file that is deleted while it is open takes every write without an error, and is gone. */
  private void requireInPlace() {
    if (file != null) {
      file.requireInPlace();
    }
  }

  /**
   * The engine would make the log, which holds the rows for a moment, with rights for everybody.
   */
  private void keepLogFromOthers() throws SQLException {
    if (file != null && !Files.exists(log())) {
      try {
        Files.createFile(log(), PrivateFiles.file(log()));
      } catch (IOException e) {
        throw new SQLException("cannot make %s: %s".formatted(log(), DiskReason.of(e)), e);
      }
    }
  }

  /** Large commits need no log. The engine's first write into one makes it longer than nothing. */
  private void removeUnusedLog() throws SQLException {
    try {
      if (file != null && Files.exists(log()) && Files.size(log()) == 0) {
        Files.delete(log());
      }
    } catch (IOException e) {
      throw new SQLException("cannot remove %s: %s".formatted(log(), DiskReason.of(e)), e);
    }
  }

  private Path log() {
    return DatabaseFile.log(path());
  }

  /** Neither rows that are not in the file yet, nor rows that found no place in memory. */
  private boolean isWhole() {
    return !Files.exists(log()) && (workDirectory == null || workDirectory.isEmpty());
  }

  /** Connections are closed a moment after work was told to end. */
  private void requireWanted() throws SQLException {
    String reason = cancellation.reason();
    if (reason != null) {
      throw new SQLException(reason);
    }
  }

  /** Queries in flight fail, transactions are rolled back, and no other connection is made. */
  private synchronized void interrupt() {
    List<DuckDBConnection> open = new ArrayList<>(List.of(root));
    synchronized (connections) {
      open.addAll(connections);
    }
    for (DuckDBConnection connection : open) {
      try {
        connection.close();
      } catch (SQLException e) {
        throw DuckDbFailures.of("cannot interrupt the work on " + path(), e);
      }
    }
  }

  /**
   * The process may end without it when the file is all that there is on the disk: what is left is
   * to free memory.
   */
  @Override
  public void close() {
    interruption.close();
    if (!settings.use().untilExit() || !isWhole()) {
      close(root, path());
      if (header != null) {
        header.close();
      }
    }
    if (workDirectory != null) {
      try {
        workDirectory.close();
      } catch (IOException e) {
        throw new Failure(
            FailureCategory.WAREHOUSE,
            "cannot remove %s: %s".formatted(workDirectory.path(), DiskReason.of(e)),
            "what was done is in %s; remove the directory".formatted(path()),
            e);
      }
    }
    if (written) {
      requireInPlace();
    }
  }

  private static void close(DuckDBConnection root, Path path) {
    try {
      root.close();
    } catch (SQLException e) {
      throw DuckDbFailures.of("cannot close " + path, e);
    }
  }
}
