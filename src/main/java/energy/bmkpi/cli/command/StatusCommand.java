package energy.bmkpi.cli.command;

import energy.bmkpi.cli.options.OutputOption;
import energy.bmkpi.cli.options.WarehouseOptions;
import energy.bmkpi.cli.output.Gaps;
import energy.bmkpi.cli.output.ShortfallLines;
import energy.bmkpi.cli.output.format.OutputFormat;
import energy.bmkpi.cli.output.format.RowWriter;
import energy.bmkpi.cli.process.ExitCode;
import energy.bmkpi.cli.wiring.Journals;
import energy.bmkpi.cli.wiring.Warehouses;
import energy.bmkpi.kpi.Shortfall;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.report.DatasetCoverage;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Warehouse;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is published, and how complete it is. */
@Command(
    name = "status",
    description = {
      "Show how complete and how fresh each dataset is in what was published, and which runs were"
          + " interrupted."
    },
    footer = {
      "%nExamples:",
      "  bmkpi status",
      "  bmkpi status --output json",
      "  bmkpi status --runs              the runs of the last days, of all warehouses"
    })
public class StatusCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin WarehouseOptions warehouseOptions;
  @Mixin OutputOption output;

  @Option(
      names = "--runs",
      description =
          "Show the runs that the journal knows instead, without a look into a warehouse.")
  boolean runs;

  private final Warehouses warehouses;
  private final Journals journals;

  @Inject
  public StatusCommand(Warehouses warehouses, Journals journals) {
    this.warehouses = warehouses;
    this.journals = journals;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    RunsOutput known = new RunsOutput(journals, spec.commandLine().getErr());
    if (runs) {
      known.print(output.format, out);
      return ExitCode.DONE.code();
    }
    try (Warehouse warehouse =
        warehouses.openToRead(warehouseOptions, spec.commandLine().getErr())) {
      SettlementDates dates = warehouse.publishedDates(OutputTable.COVERAGE);
      List<DatasetCoverage> coverage =
          dates == null ? List.of() : DatasetCoverage.read(warehouse, dates);
      printCoverage(coverage, out);
      if (output.format == OutputFormat.TEXT) {
        printRemarks(coverage, dates == null, out);
        known.printUnfinished(warehouses.output(warehouseOptions), out);
      }
    }
    return ExitCode.DONE.code();
  }

  private void printCoverage(List<DatasetCoverage> coverage, PrintWriter out) {
    // people read what is missing in the lines below the table
    boolean names = output.format != OutputFormat.TEXT;
    List<String> header =
        new ArrayList<>(
            List.of(
                "dataset",
                "days",
                "first",
                "last",
                "gaps",
                "missing_periods",
                "rows",
                "newest_created",
                "partial_days"));
    if (names) {
      header.add("partial");
      header.add("suspicious");
    }
    try (RowWriter rows = output.format.rows(out)) {
      rows.header(header);
      for (DatasetCoverage dataset : coverage) {
        List<@Nullable Object> row =
            new ArrayList<>(
                Arrays.asList(
                    dataset.dataset().name(),
                    dataset.days(),
                    dataset.first(),
                    dataset.last(),
                    dataset.gaps().size(),
                    dataset.missingPeriods(),
                    dataset.rows(),
                    dataset.newestCreated(),
                    dataset.partialDays().size()));
        if (names) {
          row.add(joined(dataset.partialDays(), Shortfall::missingOfDate));
          row.add(joined(dataset.suspiciousDays(), Shortfall::suspicion));
        }
        rows.row(row);
      }
    }
  }

  private static @Nullable String joined(List<Shortfall> days, Function<Shortfall, String> text) {
    return days.isEmpty() ? null : days.stream().map(text).collect(Collectors.joining("; "));
  }

  private static void printRemarks(
      List<DatasetCoverage> coverage, boolean unpublished, PrintWriter out) {
    if (unpublished) {
      out.println("nothing is published yet; 'bmkpi run' does that");
    }
    for (DatasetCoverage dataset : coverage) {
      Gaps.print(dataset.dataset(), dataset.gaps(), "", out);
    }
    ShortfallLines.print(
        coverage.stream().flatMap(dataset -> dataset.shortfalls().stream()).toList(), out);
    out.flush();
  }
}
