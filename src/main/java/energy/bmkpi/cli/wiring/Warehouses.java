package energy.bmkpi.cli.wiring;

import energy.bmkpi.cli.options.WaitOption;
import energy.bmkpi.cli.options.WarehouseOptions;
import energy.bmkpi.cli.output.Messages;
import energy.bmkpi.cli.process.CommandInProgress;
import energy.bmkpi.cli.terminal.ProgressMode;
import energy.bmkpi.cli.terminal.RunLines;
import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.config.Threads;
import energy.bmkpi.config.WarehouseKind;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.pipeline.journal.OutputPlace;
import energy.bmkpi.warehouse.RetryListener;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.Warehouse;
import energy.bmkpi.warehouse.duckdb.DuckDbAccess;
import energy.bmkpi.warehouse.duckdb.DuckDbSettings;
import energy.bmkpi.warehouse.duckdb.DuckDbSettings.Use;
import energy.bmkpi.warehouse.duckdb.DuckDbWarehouse;
import io.quarkus.runtime.ImageMode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Opens the warehouse that options and configuration name. */
@Singleton
public class Warehouses {
  /** Where the market of {@code bmkpi demo} is unless another place is named. */
  public static final String DEMO_DATABASE = "bmkpi-demo.duckdb";

  private static final String USUAL_DATABASE = "bmkpi.duckdb";

  private final BmkpiConfig config;
  private final BigQueryWarehouses bigQuery;
  private final CommandInProgress command;

  @Inject
  Warehouses(BmkpiConfig config, BigQueryWarehouses bigQuery, CommandInProgress command) {
    this.config = config;
    this.bigQuery = bigQuery;
    this.command = command;
  }

  /**
   * @param err told of requests that are tried again
   */
  public Warehouse openToRead(WarehouseOptions options, PrintWriter err) {
    Messages messages = new Messages(err, config.logFormat());
    RunLines lines = new RunLines(messages, ProgressMode.NONE);
    return switch (kind(options)) {
      case DUCKDB -> DuckDbWarehouse.open(readable(options).with(lastUse(1)), DuckDbAccess.READ);
      case BIGQUERY -> bigQuery.open(lines);
    };
  }

  /**
   * As {@link #openToRead}, and results can be published.
   *
   * @param queriesAtOnce how many there will be in flight, at most
   */
  public Warehouse openToPublish(
      WarehouseOptions options, int queriesAtOnce, RetryListener retries) {
    return switch (kind(options)) {
      case DUCKDB ->
          DuckDbWarehouse.open(readable(options).with(lastUse(queriesAtOnce)), DuckDbAccess.WRITE);
      case BIGQUERY -> bigQuery.open(retries);
    };
  }

  /** By a command that opens no warehouse after this one. A JVM may run another command then. */
  private Use lastUse(int queriesAtOnce) {
    return new Use(
        queriesAtOnce,
        ImageMode.current() == ImageMode.NATIVE_RUN && command.endsWithItsWarehouse());
  }

  /** What results are published into; no two names are of the same. */
  public OutputPlace output(WarehouseOptions options) {
    return switch (kind(options)) {
      case DUCKDB -> output(duckDb(options).path());
      case BIGQUERY -> OutputPlace.of(bigQuery.description(), tableNames());
    };
  }

  /** What a run publishes into, and where. */
  public RunTarget target(WarehouseOptions options) {
    return new RunTarget(output(options), files(options));
  }

  /** Where no output may go: each path, and what it is. */
  public Map<Path, String> files(WarehouseOptions options) {
    return kind(options) == WarehouseKind.DUCKDB ? duckDb(options).files() : Map.of();
  }

  /**
   * What to do where the database of the usual name is not there or holds nothing, and 'bmkpi demo'
   * has left its own beside it.
   */
  public Optional<String> demoBeside(WarehouseOptions options) {
    if (kind(options) != WarehouseKind.DUCKDB) {
      return Optional.empty();
    }
    Path database = databasePath(options);
    Path demo = database.resolveSibling(DEMO_DATABASE);
    return database.endsWith(USUAL_DATABASE) && Files.isRegularFile(demo)
        ? Optional.of(
            "name the demo's with --database %s, or run 'bmkpi run' first".formatted(demo))
        : Optional.empty();
  }

  private DuckDbSettings readable(WarehouseOptions options) {
    Path database = databasePath(options);
    if (!Files.exists(database)) {
      demoBeside(options)
          .ifPresent(
              remedy -> {
                throw new Failure(
                    FailureCategory.CONFIGURATION,
                    "there is no DuckDB file %s".formatted(database.toAbsolutePath()),
                    remedy.replace(
                        ", or run 'bmkpi run' first", ", or load rows with 'bmkpi load'"));
              });
    }
    return duckDb(options);
  }

  private Path databasePath(WarehouseOptions options) {
    return options.database == null ? config.duckdb().path() : options.database;
  }

  /** As {@link #output(WarehouseOptions)}, of a DuckDB file that need not be there yet. */
  public OutputPlace output(Path database) {
    return OutputPlace.of("DuckDB file " + realPath(database.toAbsolutePath()), tableNames());
  }

  /** By which the file will be known as well when it is there. */
  private static Path realPath(Path database) {
    try {
      Path directory = database.getParent();
      return Files.exists(database) || directory == null
          ? database.toRealPath()
          : directory.toRealPath().resolve(database.getFileName());
    } catch (IOException e) {
      // opening it will tell what is the matter
      return database.normalize();
    }
  }

  /** The DuckDB file; fails where another warehouse is asked for. */
  public DuckDbSettings embedded(WarehouseOptions options) {
    if (kind(options) != WarehouseKind.DUCKDB) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "files are loaded into the embedded warehouse only, not into " + kind(options),
          "add --warehouse duckdb, or load them with Google's own tools");
    }
    return duckDb(options);
  }

  private WarehouseKind kind(WarehouseOptions options) {
    return options.kind == null ? config.warehouse() : options.kind;
  }

  private DuckDbSettings duckDb(WarehouseOptions options) {
    return duckDb(databasePath(options), options.wait);
  }

  public DuckDbSettings duckDb(Path path, WaitOption wait) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new DuckDbSettings(
        path,
        config.duckdb().threads().map(Threads::count).orElse(processors),
        config.duckdb().memoryLimit().text(),
        tableNames(),
        command.limits().queryDuration(),
        wait.over(config.longestWait()),
        command.cancellation(),
        Use.ORDINARY);
  }

  public TableNames tableNames() {
    return config.tables().names();
  }
}
