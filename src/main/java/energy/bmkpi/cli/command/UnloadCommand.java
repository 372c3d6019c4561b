package energy.bmkpi.cli.command;

import energy.bmkpi.cli.options.Candidates;
import energy.bmkpi.cli.options.FromAndTo;
import energy.bmkpi.cli.options.OutputOption;
import energy.bmkpi.cli.options.WarehouseOptions;
import energy.bmkpi.cli.output.Messages;
import energy.bmkpi.cli.output.WorkDone;
import energy.bmkpi.cli.output.format.RowWriter;
import energy.bmkpi.cli.process.ExitCode;
import energy.bmkpi.cli.wiring.Warehouses;
import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.load.RowRemoval;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.duckdb.DuckDbAccess;
import energy.bmkpi.warehouse.duckdb.DuckDbDatabase;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Rows of the embedded warehouse that should not be there. */
@Command(
    name = "unload",
    description =
        "Remove the rows of some settlement dates from a source table of the embedded warehouse,"
            + " all of them or none. What was published of these dates stays until they are"
            + " published again.",
    footer = {
      "%nExamples:",
      "  bmkpi unload ebocf --from 2025-10-14 --dry-run     what would be removed",
      "  bmkpi unload ebocf --from 2025-10-14               one settlement date",
      "  bmkpi unload bod --from 2026-01-01 --to 2026-01-31"
    })
public class UnloadCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin WarehouseOptions warehouseOptions;
  @Mixin FromAndTo fromAndTo;
  @Mixin OutputOption output;

  @Parameters(
      index = "0",
      paramLabel = "DATASET",
      completionCandidates = Candidates.SourceTables.class,
      description = "boalf, bod, boav or ebocf.")
  SourceTable table;

  @Option(names = "--dry-run", description = "Show what would be removed, and remove nothing.")
  boolean dryRun;

  private final Warehouses warehouses;
  private final BmkpiConfig config;

  @Inject
  public UnloadCommand(Warehouses warehouses, BmkpiConfig config) {
    this.warehouses = warehouses;
    this.config = config;
  }

  @Override
  public Integer call() {
    SettlementDates dates = dates();
    try (DuckDbDatabase database =
        DuckDbDatabase.open(
            warehouses.embedded(warehouseOptions),
            dryRun ? DuckDbAccess.READ : DuckDbAccess.WRITE)) {
      RowRemoval removal = new RowRemoval(database, table, warehouses.tableNames());
      SortedMap<LocalDate, Long> before = removal.rows(dates);
      boolean removes = !dryRun && !before.isEmpty();
      if (removes) {
        removal.remove(dates);
      }
      SortedMap<LocalDate, Long> after =
          dryRun ? Collections.emptySortedMap() : removal.rows(dates);
      PrintWriter out = spec.commandLine().getOut();
      WorkDone.print(
          out,
          removes ? "the rows are removed" : "no rows are removed",
          () -> print(before, after, out));
      tell(dates, before, removal.held());
    }
    return ExitCode.DONE.code();
  }

  private SettlementDates dates() {
    if (table.dateColumn() == null) {
      throw new ParameterException(
          spec.commandLine(),
          "bm-units has no settlement dates; give all units with load bm-units --replace");
    }
    return fromAndTo.dates();
  }

  private void print(
      SortedMap<LocalDate, Long> before, SortedMap<LocalDate, Long> after, PrintWriter out) {
    try (RowWriter rows = output.format.rows(out)) {
      rows.header(List.of("settlement_date", "rows_before", "rows_after"));
      before.forEach((date, count) -> rows.row(List.of(date, count, after.getOrDefault(date, 0L))));
    }
  }

  private void tell(
      SettlementDates dates, SortedMap<LocalDate, Long> before, @Nullable SettlementDates held) {
    long rows = before.values().stream().mapToLong(Long::longValue).sum();
    String done =
        before.isEmpty()
            ? "%s has no rows of %s".formatted(table.datasetName(), dates)
            : "%,d rows of %s %s"
                .formatted(rows, table.datasetName(), dryRun ? "would be removed" : "removed");
    String left = held == null ? "it holds none now" : "it holds %s".formatted(held);
    new Messages(spec.commandLine().getErr(), config.logFormat())
        .tell("unloaded", "%s; %s".formatted(done, left), Map.of("dataset", table.datasetName()));
  }
}
