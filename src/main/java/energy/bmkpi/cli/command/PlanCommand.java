package energy.bmkpi.cli.command;

import energy.bmkpi.cli.options.OutputOption;
import energy.bmkpi.cli.options.PlanOptions;
import energy.bmkpi.cli.options.WarehouseOptions;
import energy.bmkpi.cli.output.PlanOutput;
import energy.bmkpi.cli.process.ExitCode;
import energy.bmkpi.cli.wiring.MainJob;
import energy.bmkpi.cli.wiring.Warehouses;
import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.warehouse.Warehouse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a run would do. */
@Command(
    name = "plan",
    description = "Show the batches and queries of a run without running them.",
    footer = {
      "%nExamples:",
      "  bmkpi plan --days 90",
      "  bmkpi plan --days 7 --datasets bod --sql      the queries themselves"
    })
public class PlanCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin WarehouseOptions warehouseOptions;
  @Mixin PlanOptions planOptions;
  @Mixin OutputOption output;

  @Option(names = "--sql", description = "Print the SQL of each query.")
  boolean sql;

  private final BmkpiConfig config;
  private final Warehouses warehouses;
  private final MainJob job;
  private final Clock clock;

  @Inject
  public PlanCommand(BmkpiConfig config, Warehouses warehouses, MainJob job, Clock clock) {
    this.config = config;
    this.warehouses = warehouses;
    this.job = job;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Plan plan = planOptions.plan(config, clock);
    try (Warehouse warehouse =
        warehouses.openToRead(warehouseOptions, spec.commandLine().getErr())) {
      PlanOutput planOutput = new PlanOutput(plan, warehouse.description());
      if (sql) {
        planOutput.printSql(warehouse, spec.commandLine().getOut());
      } else {
        planOutput.print(job.estimate(warehouse, plan), output.format, spec.commandLine().getOut());
      }
    }
    return ExitCode.DONE.code();
  }
}
