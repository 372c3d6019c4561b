package energy.bmkpi.cli.command;

import energy.bmkpi.cli.options.LimitOptions;
import energy.bmkpi.cli.options.OutputOption;
import energy.bmkpi.cli.options.PlanOptions;
import energy.bmkpi.cli.options.RunConditions;
import energy.bmkpi.cli.options.WarehouseOptions;
import energy.bmkpi.cli.options.WatchOptions;
import energy.bmkpi.cli.output.PlanOutput;
import energy.bmkpi.cli.output.RunSummaryOutput;
import energy.bmkpi.cli.process.CommandInProgress;
import energy.bmkpi.cli.process.ExitCode;
import energy.bmkpi.cli.wiring.Journals;
import energy.bmkpi.cli.wiring.MainJob;
import energy.bmkpi.cli.wiring.Warehouses;
import energy.bmkpi.cli.wiring.WatchedRun;
import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.pipeline.Completeness;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.pipeline.RunListener;
import energy.bmkpi.pipeline.RunSummary;
import energy.bmkpi.pipeline.journal.OutputLock;
import energy.bmkpi.pipeline.journal.Reuse;
import energy.bmkpi.warehouse.Warehouse;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job. */
@Command(
    name = "run",
    description = "Compute the KPIs of some settlement dates and publish them, all dates or none.",
    footer = {
      "%nExamples:",
      "  bmkpi run --days 1                              yesterday, as cron calls it",
      "  bmkpi run --from 2026-01-01 --to 2026-03-31     a quarter",
      "  bmkpi run --days 7 --output json                the summary for a program"
    })
public class RunCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin WarehouseOptions warehouseOptions;
  @Mixin PlanOptions planOptions;
  @Mixin WatchOptions watchOptions;
  @Mixin RunConditions conditions;
  @Mixin OutputOption output;
  @Mixin LimitOptions limits;

  @Option(names = "--dry-run", description = "Only show the plan, as 'bmkpi plan' does.")
  boolean dryRun;

  @Option(
      names = "--fresh",
      description = {
        "Compute every batch anew; otherwise those that an interrupted run of the same dates, batch"
            + " days and datasets finished in the last 12 hours are not computed again."
      })
  boolean fresh;

  private final BmkpiConfig config;
  private final Warehouses warehouses;
  private final Journals journals;
  private final MainJob job;
  private final WatchedRun watched;
  private final Clock clock;
  private final CommandInProgress command;

  @Inject
  public RunCommand(
      BmkpiConfig config,
      Warehouses warehouses,
      Journals journals,
      MainJob job,
      WatchedRun watched,
      Clock clock,
      CommandInProgress command) {
    this.config = config;
    this.warehouses = warehouses;
    this.journals = journals;
    this.job = job;
    this.watched = watched;
    this.clock = clock;
    this.command = command;
  }

  @Override
  public Integer call() {
    Plan plan = planOptions.plan(config, clock);
    command.limitTo(limits.over(command.limits()));
    if (dryRun) {
      try (Warehouse warehouse =
          warehouses.openToRead(warehouseOptions, spec.commandLine().getErr())) {
        new PlanOutput(plan, warehouse.description())
            .print(job.estimate(warehouse, plan), output.format, spec.commandLine().getOut());
      }
      return ExitCode.DONE.code();
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    watched.watch(
        watchOptions.orConfigured(config),
        warehouses.target(warehouseOptions),
        plan,
        out,
        err,
        listener -> run(plan, err, listener),
        summary -> new RunSummaryOutput(summary).print(output.format, out));
    return ExitCode.DONE.code();
  }

  private RunSummary run(Plan plan, PrintWriter err, RunListener listener) {
    try (OutputLock lock =
        journals.lock(warehouses.output(warehouseOptions), warehouseOptions.wait)) {
      return job.run(
          warehouseOptions,
          plan,
          conditions.completeness(Completeness.GAPS_ALLOWED),
          conditions.budget(config),
          journals.journal(lock, fresh ? Reuse.NOTHING : Reuse.RECENT, err),
          listener);
    }
  }
}
