package energy.bmkpi.cli.command;

import energy.bmkpi.cli.options.Candidates;
import energy.bmkpi.cli.options.DateOptions;
import energy.bmkpi.cli.options.OutputOption;
import energy.bmkpi.cli.options.UnitChoice;
import energy.bmkpi.cli.options.WarehouseOptions;
import energy.bmkpi.cli.output.ReportOutput;
import energy.bmkpi.cli.output.UnitDaysOutput;
import energy.bmkpi.cli.output.file.OutputFile;
import energy.bmkpi.cli.output.file.OutputKind;
import energy.bmkpi.cli.output.format.ExcelCsvRows;
import energy.bmkpi.cli.output.format.OutputFormat;
import energy.bmkpi.cli.output.format.RowWriter;
import energy.bmkpi.cli.process.ExitCode;
import energy.bmkpi.cli.terminal.Terminal;
import energy.bmkpi.cli.wiring.Warehouses;
import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.report.DayCoverage;
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
import java.util.Map;
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
      "  bmkpi report --kpis offer_mwh,vwap_offer --top 5",
      "  bmkpi report --unit T_DRAXX-1 --days 14",
      "  bmkpi report --html report.html          for any browser",
      "  bmkpi report --top 20000 --output csv --excel > units.csv",
      "  bmkpi report --table summary --output csv > summary.csv",
      "  bmkpi report --table market --days 7"
    })
public class ReportCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin WarehouseOptions warehouseOptions;
  @Mixin DateOptions dateOptions;
  @Mixin OutputOption output;
  @Mixin UnitChoice choice;

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      completionCandidates = Candidates.OutputTables.class,
      description = "Print the rows of summary, market, coverage or run, every column.")
  @Nullable OutputTable table;

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      description = "Print every KPI of one BM unit, and its days, instead.")
  @Nullable String unit;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the report of all units as one HTML file instead; - is standard output.")
  @Nullable Path html;

  @Option(
      names = "--excel",
      description =
          "With --output csv, write what Excel opens as it is meant: UTF-8 with a byte order mark,"
              + " lines that end with CR LF, an apostrophe before text that Excel would compute.")
  boolean excel;

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
    SettlementDates dates =
        new ReportDates(
                warehouse,
                CommandHint.on(warehouseOptions),
                warehouses.demoBeside(warehouseOptions))
            .of(dateOptions, table == null ? OutputTable.MARKET : table, config.days(), clock);
    if (unit != null) {
      UnitDaysOutput days = UnitDaysOutput.read(warehouse, dates, unit, choice.kpis);
      return () -> print(days, out);
    }
    if (table != null) {
      printTable(warehouse, table, dates, out);
      return () -> {};
    }
    KpiReport report = KpiReport.read(warehouse, dates, choice.kpis, choice.order());
    if (page == null) {
      ReportOutput summary =
          new ReportOutput(
              report, choice.kpis, choice.count(), Terminal.showsBlocks(), Terminal.columns());
      return () -> print(summary, out);
    }
    String text = HtmlReport.page(report, warehouse.description(), clock.instant());
    return () -> write(page, text, out);
  }

  private void print(UnitDaysOutput days, PrintWriter out) {
    switch (output.format) {
      case TEXT -> days.printText(out);
      case JSON, CSV -> days.printRows(rows(out));
    }
  }

  private void print(ReportOutput summary, PrintWriter out) {
    switch (output.format) {
      case TEXT -> summary.printText(out);
      case JSON -> summary.printJson(out);
      case CSV -> summary.printUnits(rows(out));
    }
  }

  private RowWriter rows(PrintWriter out) {
    return excel ? new ExcelCsvRows(out) : output.format.rows(out);
  }

  private void refuseContradictions() {
    long instead = Stream.of(table, unit, html).filter(Objects::nonNull).count();
    if (instead > 1) {
      throw wrong("--table, --unit and --html exclude each other; give one of them");
    }
    if (excel && (output.format != OutputFormat.CSV || html != null)) {
      throw wrong("--excel is for CSV; give --output csv as well, without --html");
    }
    if ((table != null || unit != null) && choice.ordersOrLimits()) {
      throw wrong(
          "--top and --sort choose among the units of a report; leave them out with --table and"
              + " --unit, which print every row");
    }
    if (!choice.kpis.isEmpty()
        && (html != null || (table != null && table != OutputTable.SUMMARY))) {
      throw wrong(
          "--kpis chooses KPIs of units; leave it out with --html and with any --table but summary");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void write(OutputFile page, String text, PrintWriter out) {
    page.write(text);
    if (!page.isStandardOutput()) {
      out.println("wrote " + html);
      out.flush();
    }
  }

  private void printTable(
      Warehouse warehouse, OutputTable rowsOf, SettlementDates dates, PrintWriter out) {
    List<OutputColumn> columns = choice.columns(rowsOf);
    List<String> header = new ArrayList<>(columns.stream().map(OutputColumn::name).toList());
    boolean ofKpis = rowsOf == OutputTable.SUMMARY || rowsOf == OutputTable.MARKET;
    Map<LocalDate, String> partial =
        ofKpis ? DayCoverage.partialDays(DayCoverage.read(warehouse, dates)) : Map.of();
    if (ofKpis) {
      header.add(UnitDaysOutput.PARTIAL);
    }
    try (RowWriter rows = rows(out)) {
      rows.header(header);
      warehouse.read(
          rowsOf,
          dates,
          row -> {
            List<@Nullable Object> values = values(columns, row);
            if (ofKpis) {
              values.add(partial.get(row.day("settlement_date")));
            }
            rows.row(values);
          });
    }
  }

  private static List<@Nullable Object> values(List<OutputColumn> columns, Row row) {
    List<@Nullable Object> values = new ArrayList<>();
    for (OutputColumn column : columns) {
      values.add(column.type().read(row, column.name()));
    }
    return values;
  }
}
