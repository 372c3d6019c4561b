package energy.bmkpi.cli;

import energy.bmkpi.cli.output.OutputFile;
import energy.bmkpi.cli.output.OutputKind;
import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.config.UnitCount;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.kpi.UnitKpi;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.report.KpiReport;
import energy.bmkpi.report.html.HtmlReport;
import energy.bmkpi.warehouse.OutputColumn;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Row;
import energy.bmkpi.warehouse.Warehouse;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The published KPIs. */
@Command(
    name = "report",
    description =
        "Print the published KPIs: the market and its top units, one unit, or the rows of a table;"
            + " or write them as one HTML file.",
    footer = {
      "%nExamples:",
      "  bmkpi report --from 2026-01-01 --to 2026-01-31 --top 20",
      "  bmkpi report --sort offer_mwh --top 5",
      "  bmkpi report --unit T_DRAXX-1 --days 14",
      "  bmkpi report --html report.html          for any browser",
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
      completionCandidates = Candidates.OutputTables.class,
      description = "Print the rows of summary, market, coverage or run, every column.")
  @Nullable OutputTable table;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many units, 1 to 20000 (default: ${DEFAULT-VALUE}).")
  UnitCount top;

  @Option(
      names = "--sort",
      paramLabel = "KPI",
      completionCandidates = Candidates.NumericKpis.class,
      defaultValue = "net_cashflow_gbp",
      description =
          "What the units are sorted by, the largest absolute value first; any KPI of a unit that is"
              + " a number, see 'bmkpi kpis' (default: ${DEFAULT-VALUE}).")
  UnitKpi order;

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      description = "Print the days of one BM unit instead.")
  @Nullable String unit;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the report of all units as one HTML file instead; - is standard output.")
  @Nullable Path html;

  private final BmkpiConfig config;
  private final Warehouses warehouses;
  private final Clock clock;

  @Inject
  public ReportCommand(BmkpiConfig config, Warehouses warehouses, Clock clock) {
    this.config = config;
    this.warehouses = warehouses;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    refuseContradictions();
    PrintWriter out = spec.commandLine().getOut();
    OutputFile page = html == null ? null : new OutputFile(html, OutputKind.PAGE, "--html", out);
    if (page != null) {
      page.requireWritable();
      page.requireApartFrom(warehouses.files(warehouseOptions));
    }
    Runnable print;
    try (Warehouse warehouse =
        warehouses.openToRead(warehouseOptions, spec.commandLine().getErr())) {
      print = read(warehouse, page, out);
    }
    // the database is closed: a pager that is left open must not keep the nightly run out
    print.run();
    return ExitCode.DONE.code();
  }

  /** What is left to print when all is read; a table's rows are printed as they are read. */
  private Runnable read(Warehouse warehouse, @Nullable OutputFile page, PrintWriter out) {
    OutputTable rows =
        output.format == OutputFormat.CSV && table == null && html == null
            ? OutputTable.SUMMARY
            : table;
    SettlementDates dates = dates(warehouse, rows == null ? OutputTable.MARKET : rows);
    if (unit != null) {
      UnitDaysOutput days = UnitDaysOutput.read(warehouse, dates, unit);
      return () -> days.print(output.format, out);
    }
    if (rows != null) {
      printTable(warehouse, rows, dates, out);
      return () -> {};
    }
    KpiReport report = KpiReport.read(warehouse, dates, order);
    if (page == null) {
      ReportOutput summary =
          new ReportOutput(report, order, top.count(), Terminal.showsBlocks(), Terminal.columns());
      return () -> summary.print(output.format, out);
    }
    String text = HtmlReport.page(report, warehouse.description(), clock.instant());
    return () -> write(page, text, out);
  }

  private void refuseContradictions() {
    long instead = Stream.of(table, unit, html).filter(Objects::nonNull).count();
    if (instead > 1) {
      throw new ParameterException(
          spec.commandLine(), "--table, --unit and --html exclude each other; give one of them");
    }
  }

  private void write(OutputFile page, String text, PrintWriter out) {
    page.write(text);
    if (!page.isStandardOutput()) {
      out.println("wrote " + html);
      out.flush();
    }
  }

  /** The dates asked for; without options the last published ones. */
  private SettlementDates dates(Warehouse warehouse, OutputTable table) {
    SettlementDates published = warehouse.publishedDates(table);
    if (published == null) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "nothing is published in " + warehouse.description(),
          warehouses.demoBeside(warehouseOptions).orElse("run 'bmkpi run' first"));
    }
    LocalDate last = published.to();
    SettlementDates given = dateOptions.given(last, clock);
    if (given != null) {
      return given;
    }
    LocalDate from = SettlementDates.ending(last, config.days().count()).from();
    return new SettlementDates(from.isBefore(published.from()) ? published.from() : from, last);
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
