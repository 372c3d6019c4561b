package energy.bmkpi.cli;

import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.pipeline.Completeness;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.pipeline.RunSummary;
import energy.bmkpi.warehouse.Warehouse;
import energy.bmkpi.warehouse.duckdb.DuckDbAccess;
import jakarta.inject.Inject;
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
  @Mixin OutputOption output;

  @Option(names = "--dry-run", description = "Only show the plan, as 'bmkpi plan' does.")
  boolean dryRun;

  @Option(
      names = "--require-complete",
      description = "Publish nothing (exit 5) when a dataset has no row for one of the dates.")
  boolean requireComplete;

  private final BmkpiConfig config;
  private final Warehouses warehouses;
  private final MainJob job;
  private final Clock clock;

  @Inject
  public RunCommand(BmkpiConfig config, Warehouses warehouses, MainJob job, Clock clock) {
    this.config = config;
    this.warehouses = warehouses;
    this.job = job;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Plan plan = planOptions.plan(config, clock);
    if (dryRun) {
      try (Warehouse warehouse = warehouses.open(warehouseOptions, DuckDbAccess.READ)) {
        new PlanOutput(plan, warehouse).print(output.format, spec.commandLine().getOut());
      }
      return ExitCode.DONE.code();
    }
    Completeness completeness = requireComplete ? Completeness.REQUIRED : Completeness.GAPS_ALLOWED;
    try (Warehouse warehouse = warehouses.open(warehouseOptions, DuckDbAccess.WRITE)) {
      RunSummary summary =
          job.run(warehouse, plan, completeness, new ProgressLines(spec.commandLine().getErr()));
      new RunSummaryOutput(summary).print(output.format, spec.commandLine().getOut());
    }
    return ExitCode.DONE.code();
  }
}
