package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.warehouse.TableNames;
import java.nio.file.Path;

/**
 * @param threads threads of DuckDB itself, apart from the workers that wait for its queries
 * @param memoryLimit as DuckDB writes it, e.g. {@code 1GB}; beyond it DuckDB spills to disk
 */
public record DuckDbSettings(Path path, int threads, String memoryLimit, TableNames tables) {

  public DuckDbSettings {
    path = path.toAbsolutePath().normalize();
  }
}
