package energy.bmkpi.warehouse.duckdb;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/** Opens DuckDB on a file, with the settings that suit what the file is opened for. */
final class DuckDbEngine {
  /**
   * The format of new files: the newest that DuckDB 1.4 reads. Files that are there keep theirs.
   */
  static final String STORAGE_VERSION = "v1.4.0";

  private DuckDbEngine() {}

  /** The first connection; the file is closed with the last one. */
  static DuckDBConnection open(DuckDbSettings settings, DuckDbAccess access) {
    Properties properties = properties(settings);
    properties.setProperty("access_mode", access == DuckDbAccess.READ ? "READ_ONLY" : "READ_WRITE");
    if (access != DuckDbAccess.READ) {
      // A commit writes the file itself, not a log of which the file is written when it is closed.
      // The engine would make the log with rights for everybody.
      properties.setProperty("checkpoint_threshold", "0B");
    }
    if (access == DuckDbAccess.WRITE) {
      // Only marks of NULL can be compressed so. DuckDB would take a block for those of each
      // column.
      properties.setProperty("force_compression", "roaring");
    }
    return connect(settings.path(), properties);
  }

  /** Makes the file, and spills beside it: nobody else may be able to enter its directory. */
  static DuckDBConnection make(DuckDbSettings settings) {
    Properties properties = properties(settings);
    properties.setProperty("storage_compatibility_version", STORAGE_VERSION);
    properties.setProperty("temp_directory", settings.path().resolveSibling("").toString());
    return connect(settings.path(), properties);
  }

  /**
   * What does not fit into memory goes into a directory of this process. Where none can be made,
   * the engine could not spill either, or into one that belongs to somebody else: it then says that
   * memory is full.
   */
  static @Nullable WorkDirectory spillPrivately(DuckDBConnection root, Path database) {
    WorkDirectory directory;
    try {
      directory = WorkDirectory.beside(database);
    } catch (IOException e) {
      directory = null;
    }
    String path = directory == null ? "" : directory.path().toString().replace("'", "''");
    try {
      DuckDbStatements.execute(root, "SET GLOBAL temp_directory = '" + path + "'");
      return directory;
    } catch (SQLException e) {
      throw DuckDbFailures.opening(database, e);
    }
  }

  private static Properties properties(DuckDbSettings settings) {
    Properties properties = new Properties();
    properties.setProperty("threads", Integer.toString(settings.threadsOfAQuery()));
    properties.setProperty("memory_limit", settings.memoryLimit());
    // for files elsewhere than on this machine
    properties.setProperty("async_threads", "1");
    // The product asks for nothing outside this machine, ever.
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    return properties;
  }

  private static DuckDBConnection connect(Path path, Properties properties) {
    DuckDbLibrary.find();
    try {
      DuckDBConnection root =
          // not by DriverManager, which knows the driver only for the class loader that came first
          new DuckDBDriver()
              .connect("jdbc:duckdb:" + path, properties)
              .unwrap(DuckDBConnection.class);
      DuckDbStatements.execute(root, "SET GLOBAL TimeZone = 'UTC'");
      return root;
    } catch (SQLException e) {
      throw DuckDbFailures.opening(path, e);
    } catch (LinkageError e) {
      throw DuckDbLibrary.unusable(e);
    }
  }
}
