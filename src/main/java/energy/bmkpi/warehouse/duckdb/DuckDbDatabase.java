package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** An open DuckDB file. Connections to it are cheap and each belongs to one thread. */
public final class DuckDbDatabase implements AutoCloseable {
  private final Path path;
  private final DuckDBConnection root;

  private DuckDbDatabase(Path path, DuckDBConnection root) {
    this.path = path;
    this.root = root;
  }

  public static DuckDbDatabase open(DuckDbSettings settings, DuckDbAccess access) {
    Path path = settings.path();
    requireUsable(path, access);
    Properties properties = new Properties();
    properties.setProperty("access_mode", access == DuckDbAccess.READ ? "READ_ONLY" : "READ_WRITE");
    properties.setProperty("threads", Integer.toString(settings.threads()));
    properties.setProperty("memory_limit", settings.memoryLimit());
    // The product asks for nothing outside this machine, ever.
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    DuckDbLibrary.find();
    try {
      DuckDBConnection root =
          // not by DriverManager, which knows the driver only for the class loader that came first
          new DuckDBDriver()
              .connect("jdbc:duckdb:" + path, properties)
              .unwrap(DuckDBConnection.class);
      DuckDbStatements.execute(root, "SET GLOBAL TimeZone = 'UTC'");
      return new DuckDbDatabase(path, root);
    } catch (SQLException e) {
      throw DuckDbFailures.opening(path, e);
    }
  }

  /** Fails when it is plain that the file cannot be opened so. */
  public static void requireUsable(Path path, DuckDbAccess access) {
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

  public Path path() {
    return path;
  }

  /** A new connection, to be closed by the caller. */
  public DuckDBConnection connect() {
    try {
      return root.duplicate();
    } catch (SQLException e) {
      throw DuckDbFailures.of("cannot connect to " + path, e);
    }
  }

  /** Whether the file holds a table of this name. */
  public boolean hasTable(String name) {
    try (DuckDBConnection connection = connect()) {
      return DuckDbCatalogue.tables(connection, List.of(name)).containsKey(name);
    } catch (SQLException e) {
      throw DuckDbFailures.of("cannot look for table " + name, e);
    }
  }

  @Override
  public void close() {
    try {
      root.close();
    } catch (SQLException e) {
      throw DuckDbFailures.of("cannot close " + path, e);
    }
  }
}
