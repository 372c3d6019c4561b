package energy.bmkpi.cli.command;

import energy.bmkpi.cli.options.OutputOption;
import energy.bmkpi.cli.options.WaitOption;
import energy.bmkpi.cli.options.Watch;
import energy.bmkpi.cli.options.WatchOptions;
import energy.bmkpi.cli.output.Messages;
import energy.bmkpi.cli.output.ReportOutput;
import energy.bmkpi.cli.output.RunSummaryOutput;
import energy.bmkpi.cli.output.file.OutputFile;
import energy.bmkpi.cli.output.file.OutputKind;
import energy.bmkpi.cli.output.format.OutputFormat;
import energy.bmkpi.cli.process.ExitCode;
import energy.bmkpi.cli.terminal.ProgressMode;
import energy.bmkpi.cli.terminal.Terminal;
import energy.bmkpi.cli.wiring.Journals;
import energy.bmkpi.cli.wiring.MainJob;
import energy.bmkpi.cli.wiring.RunTarget;
import energy.bmkpi.cli.wiring.Warehouses;
import energy.bmkpi.cli.wiring.WatchedRun;
import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.config.Days;
import energy.bmkpi.config.UnitCount;
import energy.bmkpi.demo.DemoFile;
import energy.bmkpi.demo.DemoMarket;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.market.Dataset;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.pipeline.Budget;
import energy.bmkpi.pipeline.Completeness;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.pipeline.RunListener;
import energy.bmkpi.pipeline.RunSummary;
import energy.bmkpi.pipeline.journal.OutputLock;
import energy.bmkpi.pipeline.journal.Reuse;
import energy.bmkpi.report.KpiReport;
import energy.bmkpi.report.html.HtmlReport;
import energy.bmkpi.warehouse.Warehouse;
import energy.bmkpi.warehouse.duckdb.DuckDbAccess;
import energy.bmkpi.warehouse.duckdb.DuckDbSettings;
import energy.bmkpi.warehouse.duckdb.DuckDbSettings.Use;
import energy.bmkpi.warehouse.duckdb.DuckDbWarehouse;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A synthetic market and the main job on it. */
@Command(
    name = "demo",
    description =
        "Generate a synthetic market of the real one's size and run the main job on it. No row of it"
            + " is real; equal options give equal rows.",
    footer = {
      "%nExamples:",
      "  bmkpi demo                               90 days, 1,662 units, 14 million BOD rows",
      "  bmkpi demo --days 7 --units 200          a small one",
      "  bmkpi report --database bmkpi-demo.duckdb --top 20"
    })
public class DemoCommand implements Callable<Integer> {
  /** Two days after the spring clock change, so that every demo has a day of 46 periods. */
  private static final LocalDate LAST_DAY = LocalDate.of(2026, 3, 31);

  private static final int TOP_UNITS = 10;

  @Spec CommandSpec spec;
  @Mixin OutputOption output;
  @Mixin WatchOptions watchOptions;
  @Mixin WaitOption wait;

  @Option(
      names = "--database",
      paramLabel = "FILE",
      defaultValue = Warehouses.DEMO_DATABASE,
      description = "The DuckDB file to make (default: ${DEFAULT-VALUE}).")
  Path database;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "90",
      description = "Settlement dates, ending 2026-03-31 (default: ${DEFAULT-VALUE}).")
  Days days;

  @Option(
      names = "--units",
      paramLabel = "N",
      defaultValue = "1662",
      description = "BM units, 1 to 20000 (default: ${DEFAULT-VALUE}).")
  UnitCount units;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Another seed gives another market (default: ${DEFAULT-VALUE}).")
  long seed;

  private final BmkpiConfig config;
  private final Warehouses warehouses;
  private final Journals journals;
  private final MainJob job;
  private final WatchedRun watched;
  private final Clock clock;

  @Inject
  public DemoCommand(
      BmkpiConfig config,
      Warehouses warehouses,
      Journals journals,
      MainJob job,
      WatchedRun watched,
      Clock clock) {
    this.clock = clock;
    this.config = config;
    this.warehouses = warehouses;
    this.journals = journals;
    this.job = job;
    this.watched = watched;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    requirePage(out);
    SettlementDates dates = SettlementDates.ending(LAST_DAY, days.count());
    DuckDbSettings settings = warehouses.duckDb(database, wait);
    Watch watch = watchOptions.alone(config.logFormat());
    Plan plan = plan(dates);
    watched.watch(
        watch,
        new RunTarget(warehouses.output(database), settings.files())
            .with(pagePath(), "the page of the demo"),
        plan,
        out,
        err,
        listener -> {
          try (OutputLock lock = journals.lock(warehouses.output(database), wait)) {
            generate(dates, settings, watch, err);
            return run(plan, settings, lock, err, listener);
          }
        },
        summary -> new RunSummaryOutput(summary).print(output.format, out));
    try (Warehouse warehouse = DuckDbWarehouse.open(settings, DuckDbAccess.READ)) {
      print(KpiReport.read(warehouse, dates), warehouse, out);
    }
    return ExitCode.DONE.code();
  }

  private Plan plan(SettlementDates dates) {
    int workers = config.workers().count();
    int datasets = Dataset.values().length;
    int batchDays =
        config.batchDays().count().orElseGet(() -> Plan.batchDaysFor(dates, workers, datasets));
    return new Plan(dates, batchDays, workers, EnumSet.allOf(Dataset.class));
  }

  private void generate(
      SettlementDates dates, DuckDbSettings settings, Watch watch, PrintWriter err) {
    new DemoFile(settings)
        .provide(
            new DemoMarket(dates, units.count(), seed), part -> tellGenerated(part, watch, err));
  }

  private RunSummary run(
      Plan plan, DuckDbSettings settings, OutputLock lock, PrintWriter err, RunListener listener) {
    try (Warehouse warehouse =
        DuckDbWarehouse.open(
            settings.with(new Use(plan.queriesAtOnce(), false)), DuckDbAccess.WRITE)) {
      return job.run(
          warehouse,
          plan,
          Completeness.GAPS_ALLOWED,
          Budget.UNLIMITED,
          // the file may have held another market
          journals.journal(lock, Reuse.NOTHING, err),
          listener);
    }
  }

  private void tellGenerated(SettlementDates part, Watch watch, PrintWriter err) {
    if (watch.progress() != ProgressMode.NONE) {
      new Messages(err, config.logFormat())
          .tell("generated", "generated " + part, Map.of("dates", part));
    }
  }

  private void print(KpiReport report, Warehouse warehouse, PrintWriter out) {
    page(out).write(HtmlReport.page(report, warehouse.description(), clock.instant()));
    if (output.format == OutputFormat.TEXT) {
      out.println();
      new ReportOutput(report, List.of(), TOP_UNITS, Terminal.showsBlocks(), Terminal.columns())
          .printText(out);
      out.println();
      out.println("report: %s, for any browser".formatted(pagePath()));
      printCommands(report, out);
      out.flush();
    }
  }

  /** What to look at next, ready to be run. */
  private void printCommands(KpiReport report, PrintWriter out) {
    CommandHint hint = CommandHint.on(database);
    out.println("look further:");
    out.println("  " + hint.of("report", "--days", "1"));
    out.println("  " + hint.of("report", "--sort", "offer_mwh", "--top", "20"));
    report.units().stream()
        .findFirst()
        .ifPresent(unit -> out.println("  " + hint.of("report", "--unit", unit.bmUnit())));
    out.println("  " + hint.of("status"));
    out.println("  " + CommandHint.on((Path) null).of("kpis"));
  }

  /** Fails where the page would take the place of the database, or cannot be written. */
  private void requirePage(PrintWriter out) {
    if (pagePath().equals(database)) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "the demo's page is to be written to %s as well".formatted(database),
          "name a database that does not end in .html");
    }
    // a directory that is not there is reported as that of the database
    if (Files.isDirectory(database.toAbsolutePath().resolveSibling(""))) {
      page(out).requireWritable();
    }
  }

  private OutputFile page(PrintWriter out) {
    return new OutputFile(pagePath(), OutputKind.PAGE, "--database", out);
  }

  /** Beside the database file, e.g. {@code bmkpi-demo.html}. */
  private Path pagePath() {
    String name = String.valueOf(database.getFileName());
    return database.resolveSibling(name.replaceFirst("\\.[^.]+$", "") + ".html");
  }
}
