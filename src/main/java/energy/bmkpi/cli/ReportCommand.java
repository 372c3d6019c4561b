package energy.bmkpi.cli;

import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.config.UnitCount;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.report.KpiReport;
import energy.bmkpi.warehouse.OutputColumn;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Row;
import energy.bmkpi.warehouse.Warehouse;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The published KPIs. */
@Command(
    name = "report",
    description = "Print the published KPIs: the market and its top units, or the rows of a table.",
    footer = {
      "%nExamples:",
      "  bmkpi report --from 2026-01-01 --to 2026-01-31 --top 20",
      "  bmkpi report --table summary --output csv > summary.csv",
      "  bmkpi report --table market --days 7"
    })
public class ReportCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin WarehouseOptions warehouseOptions;
  @Mixin DateOptions dateOptions;
  @Mixin OutputOption output;

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      description = "Print the rows of summary, market, coverage or run, every column.")
  @Nullable OutputTable table;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many units, 1 to 20000 (default: ${DEFAULT-VALUE}).")
  UnitCount top;

  private final BmkpiConfig config;
  private final Warehouses warehouses;

  @Inject
  public ReportCommand(BmkpiConfig config, Warehouses warehouses) {
    this.config = config;
    this.warehouses = warehouses;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (Warehouse warehouse =
        warehouses.openToRead(warehouseOptions, spec.commandLine().getErr())) {
      OutputTable rows =
          output.format == OutputFormat.CSV && table == null ? OutputTable.SUMMARY : table;
      SettlementDates dates = dates(warehouse, rows == null ? OutputTable.MARKET : rows);
      if (rows != null) {
        printTable(warehouse, rows, dates, out);
      } else {
        new ReportOutput(KpiReport.read(warehouse, dates, top.count())).print(output.format, out);
      }
    }
    return ExitCode.DONE.code();
  }

  /** The dates asked for; without options the last published ones. */
  private SettlementDates dates(Warehouse warehouse, OutputTable table) {
    SettlementDates published = warehouse.publishedDates(table);
    if (published == null) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "nothing is published in " + warehouse.description(),
          "run 'bmkpi run' first");
    }
    LocalDate last = published.to();
    SettlementDates given = dateOptions.given(last);
    return given == null ? SettlementDates.ending(last, config.days().count()) : given;
  }

  private void printTable(
      Warehouse warehouse, OutputTable table, SettlementDates dates, PrintWriter out) {
    try (RowWriter rows = output.format.rows(out)) {
      rows.header(table.columns().stream().map(OutputColumn::name).toList());
      warehouse.read(table, dates, row -> rows.row(values(table, row)));
    }
  }

  private static List<@Nullable Object> values(OutputTable table, Row row) {
    List<@Nullable Object> values = new ArrayList<>();
    for (OutputColumn column : table.columns()) {
      values.add(column.type().read(row, column.name()));
    }
    return values;
  }
}
