package energy.bmkpi;

import energy.bmkpi.load.FileLoader;
import energy.bmkpi.load.LoadResult;
import energy.bmkpi.market.Dataset;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.pipeline.Budget;
import energy.bmkpi.pipeline.Completeness;
import energy.bmkpi.pipeline.Pipeline;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.pipeline.RunListener;
import energy.bmkpi.warehouse.OutputColumn;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.duckdb.DuckDbAccess;
import energy.bmkpi.warehouse.duckdb.DuckDbDatabase;
import energy.bmkpi.warehouse.duckdb.DuckDbSettings;
import energy.bmkpi.warehouse.duckdb.DuckDbWarehouse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Files loaded into an embedded warehouse, the main job run on it, and what it published. */
final class RealRun {
  private static final int WORKERS = 4;

  private final DuckDbSettings settings;

  /**
   * @param directory of the DuckDB file
   */
  RealRun(Path directory) {
    settings =
        new DuckDbSettings(directory.resolve("real.duckdb"), 2, "1GB", TableNames.defaults());
  }

  /** Loads one file after another, each in a transaction of its own. */
  List<LoadResult> load(SourceTable table, Path... files) {
    List<LoadResult> results = new ArrayList<>();
    try (DuckDbDatabase database = DuckDbDatabase.open(settings, DuckDbAccess.CREATE)) {
      FileLoader loader = new FileLoader(database, settings.tables());
      for (Path file : files) {
        results.addAll(loader.load(table, List.of(file), null));
      }
    }
    return results;
  }

  void run(LocalDate date) {
    Plan plan = new Plan(SettlementDates.ending(date, 1), 7, WORKERS, EnumSet.allOf(Dataset.class));
    ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    try (DuckDbWarehouse warehouse = DuckDbWarehouse.open(settings, DuckDbAccess.WRITE)) {
      new Pipeline(warehouse, settings.tables(), workers, Clock.systemUTC(), new RunListener() {})
          .run(plan, Completeness.GAPS_ALLOWED, Budget.UNLIMITED);
    } finally {
      workers.shutdownNow();
    }
  }

  /** The rows published for a date, by column. */
  List<Map<String, Object>> published(OutputTable table, LocalDate date) {
    List<Map<String, Object>> rows = new ArrayList<>();
    try (DuckDbWarehouse warehouse = DuckDbWarehouse.open(settings, DuckDbAccess.READ)) {
      warehouse.read(
          table,
          SettlementDates.ending(date, 1),
          row -> {
            Map<String, Object> values = new LinkedHashMap<>();
            for (OutputColumn column : table.columns()) {
              values.put(column.name(), column.type().read(row, column.name()));
            }
            rows.add(values);
          });
    }
    return rows;
  }
}
