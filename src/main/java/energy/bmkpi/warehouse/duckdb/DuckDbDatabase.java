package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.warehouse.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** An open DuckDB file. Connections to it are cheap and each belongs to one thread. */
public final class DuckDbDatabase implements AutoCloseable {
  private final DuckDbSettings settings;
  private final DuckDBConnection root;
  private final Cancellation cancellation;
  private final Cancellation.Registration interruption;
  private final FileInUse file;
  private volatile boolean written;

  /** Those that their threads have not closed may be in the middle of a query. */
  private final Set<DuckDBConnection> connections =
      Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

  private DuckDbDatabase(DuckDbSettings settings, DuckDBConnection root) {
    this.settings = settings;
    this.root = root;
    this.cancellation = settings.cancellation();
    this.file = FileInUse.at(settings.path());
    this.interruption = cancellation.onRequest(this::interrupt);
  }

  public static DuckDbDatabase open(DuckDbSettings settings, DuckDbAccess access) {
    Path path = settings.path();
    requireUsable(path, access);
    Properties properties = new Properties();
    properties.setProperty("access_mode", access == DuckDbAccess.READ ? "READ_ONLY" : "READ_WRITE");
    properties.setProperty("threads", Integer.toString(settings.threadsOfAQuery()));
    properties.setProperty("memory_limit", settings.memoryLimit());
    // for files elsewhere than on this machine
    properties.setProperty("async_threads", "1");
    // The product asks for nothing outside this machine, ever.
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    if (access == DuckDbAccess.WRITE) {
      // A commit writes the file itself, not a log of which the file is written when it is closed.
      properties.setProperty("checkpoint_threshold", "0B");
      // Only marks of NULL can be compressed so. DuckDB would take a block for those of each
      // column.
      properties.setProperty("force_compression", "roaring");
    }
    DuckDbLibrary.find();
    boolean made = !Files.exists(path);
    try {
      DuckDBConnection root =
          // not by DriverManager, which knows the driver only for the class loader that came first
          new DuckDBDriver()
              .connect("jdbc:duckdb:" + path.toAbsolutePath(), properties)
              .unwrap(DuckDBConnection.class);
      if (made) {
        keepFromOthers(path);
      }
      DuckDbStatements.execute(root, "SET GLOBAL TimeZone = 'UTC'");
      return new DuckDbDatabase(settings, root);
    } catch (SQLException e) {
      throw DuckDbFailures.opening(path, e);
    }
  }

  /** A new file is for its owner only; whoever wants to share it says so afterwards. */
  private static void keepFromOthers(Path path) {
    try {
      if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
      }
    } catch (IOException e) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "cannot keep %s from other users: %s".formatted(path, e.getMessage()),
          "name a file on another disk with --database",
          e);
    }
  }

  /** Fails when it is plain that the file cannot be opened so. */
  public static void requireUsable(Path path, DuckDbAccess access) {
    requireWholeInAddress(path);
    if (Files.isDirectory(path)) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "%s is a directory, not a DuckDB file".formatted(path),
          "name a file with --database or bmkpi.duckdb.path");
    }
    if (access == DuckDbAccess.CREATE) {
      Path directory = path.getParent();
      if (directory != null && !Files.isDirectory(directory)) {
        throw new Failure(
            FailureCategory.CONFIGURATION,
            "cannot make %s: there is no directory %s".formatted(path, directory),
            "make the directory, or name another file with --database");
      }
    } else if (!Files.exists(path)) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "there is no DuckDB file %s".formatted(path),
          "name the file with --database or bmkpi.duckdb.path, or make it with 'bmkpi load' or 'bmkpi demo'");
    }
    if (access != DuckDbAccess.READ && Files.exists(path) && !Files.isWritable(path)) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "cannot write to %s".formatted(path),
          "give yourself the right to write it, or name another file with --database");
    }
  }

  /** The driver has no other way to be told of a file than an address, which it cuts. */
  private static void requireWholeInAddress(Path path) {
    String text = path.toString();
    if (text.contains(";") || !text.equals(text.stripTrailing())) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "cannot open '%s': DuckDB's driver takes what follows a semicolon for settings, and drops blanks at the end"
              .formatted(path),
          "name a file without them with --database or bmkpi.duckdb.path");
    }
  }

  public Path path() {
    return settings.path();
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
    try (DuckDBConnection connection = connect()) {
      return DuckDbCatalogue.table(connection, name) != null;
    } catch (SQLException e) {
      throw DuckDbFailures.of("cannot look for table " + name, e);
    }
  }

  /**
   * Commits the transaction of a connection. While that lasts nothing interrupts it, so that
   * whoever is told of a failure knows that nothing was committed.
   */
  public synchronized void commit(DuckDBConnection connection) throws SQLException {
    requireWanted();
    connection.commit();
    written = true;
    file.requireInPlace();
  }

  /** Neither rows that are not in the file yet, nor such as found no place in memory. */
  private boolean isWhole() {
    return Stream.of(".wal", ".tmp")
        .map(suffix -> path().resolveSibling(path().getFileName() + suffix))
        .noneMatch(Files::exists);
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
      try {
        root.close();
      } catch (SQLException e) {
        throw DuckDbFailures.of("cannot close " + path(), e);
      }
    }
    if (written) {
      file.requireInPlace();
    }
  }
}
