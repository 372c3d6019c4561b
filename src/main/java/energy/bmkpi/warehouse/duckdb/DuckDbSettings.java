package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.warehouse.Cancellation;
import energy.bmkpi.warehouse.Patience;
import energy.bmkpi.warehouse.TableNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * @param threads how many threads work on queries at once, at most
 * @param memoryLimit as DuckDB writes it, e.g. {@code 1GB}; beyond it DuckDB spills to disk
 * @param queryTimeout a query that takes longer fails; null for no limit
 * @param longestWait for the file while another process holds it
 * @param cancellation ends what the engine works on
 * @param use what the file is opened for
 */
public record DuckDbSettings(
    Path path,
    int threads,
    String memoryLimit,
    TableNames tables,
    @Nullable Duration queryTimeout,
    Duration longestWait,
    Cancellation cancellation,
    Use use) {

  /**
   * @param queriesAtOnce how many may be asked for at the same time, and share the threads
   * @param untilExit whether the process ends soon after, with all that it has in memory
   */
  public record Use(int queriesAtOnce, boolean untilExit) {
    /** One query after the other, by a process that goes on. */
    public static final Use ORDINARY = new Use(1, false);
  }

  /** What the program itself keeps in the file. */
  private static final Set<String> OWN_TABLES =
      Set.of("main." + SourceGeneration.TABLE, "main.bmkpi_demo");

  public DuckDbSettings {
    path = path.toAbsolutePath().normalize();
    tables.requireDistinct(DuckDbNames::identity, OWN_TABLES);
  }

  /**
   * Nothing ends the engine's work early, and a file that another process holds is not waited for.
   */
  public DuckDbSettings(Path path, int threads, String memoryLimit, TableNames tables) {
    this(path, threads, memoryLimit, tables, null, Duration.ZERO, new Cancellation(), Use.ORDINARY);
  }

  /** The same for another file. */
  public DuckDbSettings at(Path otherPath) {
    return new DuckDbSettings(
        otherPath, threads, memoryLimit, tables, queryTimeout, longestWait, cancellation, use);
  }

  /** The same for another use. */
  public DuckDbSettings with(Use otherUse) {
    return new DuckDbSettings(
        path, threads, memoryLimit, tables, queryTimeout, longestWait, cancellation, otherUse);
  }

  /** The same for somebody else's patience. */
  DuckDbSettings with(Duration otherWait, Cancellation otherCancellation) {
    return new DuckDbSettings(
        path, threads, memoryLimit, tables, queryTimeout, otherWait, otherCancellation, use);
  }

  /** The database, and what lies beside it while it is open: each path and what it is. */
  public Map<Path, String> files() {
    Path work = path.resolveSibling(path.getFileName() + ".tmp");
    return Map.of(
        path,
        "the database",
        DatabaseFile.log(path),
        "the place of the log of the database",
        work,
        "the place for what does not fit into memory");
  }

  /** Fails where the database is not there. */
  public void requireDatabase() {
    DatabaseFile.requireThere(path);
  }

  Patience patience() {
    return new Patience(longestWait, cancellation);
  }

  /**
   * The threads of one query. Each that joins in costs memory and time of its own, so while others
   * wait for a processor, a query has one thread only.
   */
  int threadsOfAQuery() {
    return Math.max(1, threads / use.queriesAtOnce());
  }
}
