package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.warehouse.Cancellation;
import energy.bmkpi.warehouse.TableNames;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * @param threads threads of DuckDB itself, apart from the workers that wait for its queries
 * @param memoryLimit as DuckDB writes it, e.g. {@code 1GB}; beyond it DuckDB spills to disk
 * @param queryTimeout a query that takes longer fails; null for no limit
 * @param cancellation ends what the engine works on
 */
public record DuckDbSettings(
    Path path,
    int threads,
    String memoryLimit,
    TableNames tables,
    @Nullable Duration queryTimeout,
    Cancellation cancellation) {

  public DuckDbSettings {
    path = path.toAbsolutePath().normalize();
  }

  /** Nothing ends the engine's work early. */
  public DuckDbSettings(Path path, int threads, String memoryLimit, TableNames tables) {
    this(path, threads, memoryLimit, tables, null, new Cancellation());
  }

  /** The same for another file. */
  public DuckDbSettings at(Path otherPath) {
    return new DuckDbSettings(otherPath, threads, memoryLimit, tables, queryTimeout, cancellation);
  }
}
