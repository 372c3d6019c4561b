package energy.bmkpi.cli.command;

import energy.bmkpi.cli.options.FromAndTo;
import energy.bmkpi.cli.options.OutputOption;
import energy.bmkpi.cli.options.WarehouseOptions;
import energy.bmkpi.cli.output.Messages;
import energy.bmkpi.cli.output.WorkDone;
import energy.bmkpi.cli.output.format.RowWriter;
import energy.bmkpi.cli.process.ExitCode;
import energy.bmkpi.cli.terminal.ProgressMode;
import energy.bmkpi.cli.terminal.RunLines;
import energy.bmkpi.cli.wiring.Journals;
import energy.bmkpi.cli.wiring.Warehouses;
import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.market.Dataset;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.pipeline.PublishedSourceRows;
import energy.bmkpi.pipeline.Withdrawal;
import energy.bmkpi.pipeline.journal.OutputLock;
import energy.bmkpi.pipeline.journal.OutputPlace;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Warehouse;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Published dates that should not be. */
@Command(
    name = "unpublish",
    description =
        "Take published settlement dates out of the tables of KPIs and coverage, all of them or"
            + " none. The source rows stay, and so does the record of the runs; 'bmkpi run' publishes"
            + " the dates again.",
    footer = {
      "%nExamples:",
      "  bmkpi unpublish --from 2025-10-14 --dry-run     what would be taken back",
      "  bmkpi unpublish --from 2025-10-14               one settlement date",
      "  bmkpi unpublish --from 2026-01-01 --to 2026-01-31"
    })
public class UnpublishCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin WarehouseOptions warehouseOptions;
  @Mixin FromAndTo fromAndTo;
  @Mixin OutputOption output;

  @Option(names = "--dry-run", description = "Show what would be taken back, and change nothing.")
  boolean dryRun;

  private final BmkpiConfig config;
  private final Warehouses warehouses;
  private final Journals journals;
  private final Clock clock;

  @Inject
  public UnpublishCommand(
      BmkpiConfig config, Warehouses warehouses, Journals journals, Clock clock) {
    this.config = config;
    this.warehouses = warehouses;
    this.journals = journals;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    SettlementDates dates = fromAndTo.dates();
    OutputPlace place = warehouses.output(warehouseOptions);
    PrintWriter err = spec.commandLine().getErr();
    if (dryRun) {
      try (Warehouse warehouse = warehouses.openToRead(warehouseOptions, err)) {
        PublishedSourceRows published = PublishedSourceRows.read(warehouse, dates);
        print(published);
        tell(dates, published.dates(), "would be unpublished from " + place.warehouse(), warehouse);
      }
      return ExitCode.DONE.code();
    }
    RunLines retries = new RunLines(new Messages(err, config.logFormat()), ProgressMode.NONE);
    // a run that publishes at the same time would bring the dates back unseen
    try (OutputLock lock = journals.lock(place, warehouseOptions.wait);
        Warehouse warehouse = warehouses.openToPublish(warehouseOptions, 1, retries)) {
      PublishedSourceRows published = PublishedSourceRows.read(warehouse, dates);
      NavigableSet<LocalDate> found = published.dates();
      if (!found.isEmpty()) {
        new Withdrawal(warehouse)
            .withdraw(new SettlementDates(found.first(), found.last()), clock.instant());
      }
      WorkDone.print(
          spec.commandLine().getOut(),
          found.isEmpty() ? "no dates are unpublished" : "the dates are unpublished",
          () -> print(published));
      tell(dates, found, "unpublished from " + lock.output().warehouse(), warehouse);
    }
    return ExitCode.DONE.code();
  }

  /** A row for each date, with the source rows that its KPIs were made of. */
  private void print(PublishedSourceRows published) {
    try (RowWriter rows = output.format.rows(spec.commandLine().getOut())) {
      List<String> header = new ArrayList<>(List.of("settlement_date"));
      for (Dataset dataset : Dataset.values()) {
        header.add(dataset.name().toLowerCase(Locale.ROOT) + "_rows");
      }
      rows.header(header);
      for (LocalDate date : published.dates()) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(date);
        Arrays.stream(Dataset.values())
            .forEach(dataset -> row.add(published.of(dataset).get(date)));
        rows.row(row);
      }
    }
  }

  private void tell(
      SettlementDates dates, NavigableSet<LocalDate> found, String done, Warehouse warehouse) {
    SettlementDates left = warehouse.publishedDates(OutputTable.COVERAGE);
    String what =
        found.isEmpty()
            ? "nothing of %s is published".formatted(dates)
            : "%,d settlement %s %s"
                .formatted(found.size(), found.size() == 1 ? "date" : "dates", done);
    new Messages(spec.commandLine().getErr(), config.logFormat())
        .tell(
            "unpublished",
            "%s; %s"
                .formatted(
                    what, left == null ? "no date is published now" : "published are " + left),
            Map.of("dates", found.size()));
  }
}
