package energy.bmkpi.cli;

import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.config.ByteCount;
import energy.bmkpi.pipeline.Budget;
import energy.bmkpi.pipeline.Completeness;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.pipeline.RunSummary;
import energy.bmkpi.warehouse.Warehouse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
  @Mixin OutputOption output;

  @Option(names = "--dry-run", description = "Only show the plan, as 'bmkpi plan' does.")
  boolean dryRun;

  @Option(
      names = "--require-complete",
      description = "Publish nothing (exit 5) when a dataset has no row for one of the dates.")
  boolean requireComplete;

  @Option(
      names = "--max-bytes-billed",
      paramLabel = "BYTES",
      description =
          "Run nothing (exit 4) when one query would be billed more, e.g. 20GB (key"
              + " bmkpi.bigquery.max-bytes-billed; of all queries: bmkpi.bigquery.max-bytes-per-run).")
  @Nullable ByteCount maxBytesBilled;

  private final BmkpiConfig config;
  private final Warehouses warehouses;
  private final MainJob job;
  private final WatchedRun watched;
  private final Clock clock;

  @Inject
  public RunCommand(
      BmkpiConfig config, Warehouses warehouses, MainJob job, WatchedRun watched, Clock clock) {
    this.config = config;
    this.warehouses = warehouses;
    this.job = job;
    this.watched = watched;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Plan plan = planOptions.plan(config, clock);
    if (dryRun) {
      try (Warehouse warehouse =
          warehouses.openToRead(warehouseOptions, spec.commandLine().getErr())) {
        new PlanOutput(plan, warehouse.description())
            .print(job.estimate(warehouse, plan), output.format, spec.commandLine().getOut());
      }
      return ExitCode.DONE.code();
    }
    Completeness completeness = requireComplete ? Completeness.REQUIRED : Completeness.GAPS_ALLOWED;
    RunSummary summary =
        watched.watch(
            watchOptions,
            plan,
            spec.commandLine().getErr(),
            listener -> {
              try (Warehouse warehouse = warehouses.openToPublish(warehouseOptions, listener)) {
                return job.run(warehouse, plan, completeness, budget(), listener);
              }
            });
    new RunSummaryOutput(summary).print(output.format, spec.commandLine().getOut());
    return ExitCode.DONE.code();
  }

  private Budget budget() {
    return new Budget(
        Optional.ofNullable(maxBytesBilled)
            .or(() -> config.bigquery().maxBytesBilled())
            .map(ByteCount::bytes)
            .orElse(null),
        config.bigquery().maxBytesPerRun().map(ByteCount::bytes).orElse(null));
  }
}
