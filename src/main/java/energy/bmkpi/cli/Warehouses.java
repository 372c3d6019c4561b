package energy.bmkpi.cli;

import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.config.Threads;
import energy.bmkpi.config.WarehouseKind;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.Warehouse;
import energy.bmkpi.warehouse.duckdb.DuckDbAccess;
import energy.bmkpi.warehouse.duckdb.DuckDbSettings;
import energy.bmkpi.warehouse.duckdb.DuckDbWarehouse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** Opens the warehouse that options and configuration name. */
@Singleton
public class Warehouses {
  private final BmkpiConfig config;

  @Inject
  Warehouses(BmkpiConfig config) {
    this.config = config;
  }

  Warehouse open(WarehouseOptions options, DuckDbAccess access) {
    WarehouseKind kind = options.kind == null ? config.warehouse() : options.kind;
    return switch (kind) {
      case DUCKDB -> DuckDbWarehouse.open(duckDb(options), access);
    };
  }

  DuckDbSettings duckDb(WarehouseOptions options) {
    return duckDb(options.database == null ? config.duckdb().path() : options.database);
  }

  DuckDbSettings duckDb(Path path) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new DuckDbSettings(
        path,
        config.duckdb().threads().map(Threads::count).orElse(processors),
        config.duckdb().memoryLimit().text(),
        tableNames());
  }

  TableNames tableNames() {
    return config.tables().names();
  }
}
