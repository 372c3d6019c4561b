package energy.bmkpi.cli.command;

import energy.bmkpi.cli.options.Candidates;
import energy.bmkpi.cli.options.OutputOption;
import energy.bmkpi.cli.options.WarehouseOptions;
import energy.bmkpi.cli.output.LoadOutput;
import energy.bmkpi.cli.output.Messages;
import energy.bmkpi.cli.output.WorkDone;
import energy.bmkpi.cli.process.ExitCode;
import energy.bmkpi.cli.wiring.Warehouses;
import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.load.Direction;
import energy.bmkpi.load.FileLoader;
import energy.bmkpi.load.LoadRequest;
import energy.bmkpi.load.LoadResult;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.duckdb.DuckDbAccess;
import energy.bmkpi.warehouse.duckdb.DuckDbDatabase;
import energy.bmkpi.warehouse.duckdb.DuckDbSettings;
import energy.bmkpi.warehouse.duckdb.NewDatabase;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Files into the embedded warehouse. */
@Command(
    name = "load",
    description =
        "Load files into the embedded warehouse, all of them or none. A row seen twice is stored"
            + " once; a newer one takes the place of an older one.",
    footer = {
      "%nExamples:",
      "  bmkpi load bod bod_2026-01-01.csv bod_2026-01-02.csv",
      "  bmkpi load ebocf --direction bid bids.json",
      "  bmkpi load bm-units bm_units.json.gz",
      "  bmkpi load ebocf --replace ebocf_2025-10-14_R1.json",
      "  curl -s 'https://data.elexon.co.uk/bmrs/api/v1/datasets/BOD/stream?…' | bmkpi load bod -"
    })
public class LoadCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin WarehouseOptions warehouseOptions;
  @Mixin OutputOption output;

  @Parameters(
      index = "0",
      paramLabel = "DATASET",
      completionCandidates = Candidates.SourceTables.class,
      description = "boalf, bod, boav, ebocf or bm-units.")
  SourceTable table;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "CSV, JSON (Elexon's own, arrays, one row a line) or Parquet, gzipped or not; - is"
              + " standard input.")
  List<Path> files;

  @Option(
      names = "--direction",
      paramLabel = "SIDE",
      completionCandidates = Candidates.Directions.class,
      description =
          "bid or offer: the side of all rows, for boav and ebocf files that do not tell.")
  @Nullable Direction direction;

  @Option(
      names = "--replace",
      description =
          "Take the files as the whole of their dates, and of their sides: rows that are stored of"
              + " these and are in none of the files are removed.")
  boolean replace;

  private final Warehouses warehouses;
  private final BmkpiConfig config;

  @Inject
  public LoadCommand(Warehouses warehouses, BmkpiConfig config) {
    this.warehouses = warehouses;
    this.config = config;
  }

  @Override
  public Integer call() {
    DuckDbSettings settings = warehouses.embedded(warehouseOptions);
    DuckDbDatabase database = DuckDbDatabase.open(settings, DuckDbAccess.CREATE);
    List<LoadResult> results;
    try {
      results = load(database);
    } catch (Failure e) {
      if (database.isNew()) {
        removeIfEmpty(settings, e);
      }
      throw e;
    }
    PrintWriter out = spec.commandLine().getOut();
    WorkDone.print(out, "the rows are loaded", () -> print(results, out));
    return ExitCode.DONE.code();
  }

  private List<LoadResult> load(DuckDbDatabase database) {
    try (database) {
      return new FileLoader(database, warehouses.tableNames())
          .load(new LoadRequest(table, files, direction, replace, System.in));
    }
  }

  private static void removeIfEmpty(DuckDbSettings settings, Failure cause) {
    try {
      NewDatabase.removeIfEmpty(settings);
    } catch (Failure e) {
      cause.addSuppressed(e);
    }
  }

  private void print(List<LoadResult> results, PrintWriter out) {
    new LoadOutput(
            output.format,
            out,
            new Messages(spec.commandLine().getErr(), config.logFormat()),
            replace)
        .print(results);
  }
}
