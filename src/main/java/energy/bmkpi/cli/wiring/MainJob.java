package energy.bmkpi.cli.wiring;

import energy.bmkpi.cli.options.WarehouseOptions;
import energy.bmkpi.cli.process.CommandInProgress;
import energy.bmkpi.config.Workers;
import energy.bmkpi.pipeline.Budget;
import energy.bmkpi.pipeline.Completeness;
import energy.bmkpi.pipeline.Estimates;
import energy.bmkpi.pipeline.Pipeline;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.pipeline.PlannedQuery;
import energy.bmkpi.pipeline.RunJournal;
import energy.bmkpi.pipeline.RunListener;
import energy.bmkpi.pipeline.RunSummary;
import energy.bmkpi.pipeline.StopConditions;
import energy.bmkpi.warehouse.Warehouse;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.eclipse.microprofile.context.ManagedExecutor;

/** Wires the pipeline to the managed executor and the clock. */
@Singleton
public class MainJob {
  private final WorkerPool pool;
  private final Instance<ManagedExecutor> executors;
  private final Warehouses warehouses;
  private final Clock clock;
  private final CommandInProgress command;

  @Inject
  MainJob(
      WorkerPool pool,
      @Named(WorkerPool.WORKERS) Instance<ManagedExecutor> executors,
      Warehouses warehouses,
      Clock clock,
      CommandInProgress command) {
    this.pool = pool;
    this.executors = executors;
    this.warehouses = warehouses;
    this.clock = clock;
    this.command = command;
  }

  /** On the warehouse that the options name. */
  public RunSummary run(
      WarehouseOptions options,
      Plan plan,
      Completeness completeness,
      Budget budget,
      RunJournal journal,
      RunListener listener) {
    try (Warehouse warehouse = warehouses.openToPublish(options, plan.queriesAtOnce(), listener)) {
      return run(warehouse, plan, completeness, budget, journal, listener);
    }
  }

  public RunSummary run(
      Warehouse warehouse,
      Plan plan,
      Completeness completeness,
      Budget budget,
      RunJournal journal,
      RunListener listener) {
    RunDeadline deadline = RunDeadline.begin(command.limits().runTimeout(), command.cancellation());
    try (deadline) {
      return withWorkers(
          plan,
          workers ->
              new Pipeline(
                      warehouse,
                      warehouses.tableNames(),
                      journal,
                      workers,
                      clock,
                      listener,
                      new StopConditions(
                          command.limits().maxFailures().count(), command.cancellation()))
                  .run(plan, completeness, budget));
    }
  }

  /** The queries of the plan, and what they would cost where the warehouse bills. */
  public List<PlannedQuery> estimate(Warehouse warehouse, Plan plan) {
    return warehouse.bills()
        ? withWorkers(plan, workers -> new Estimates(warehouse, workers).of(plan))
        : Estimates.unbilled(plan);
  }

  private <T> T withWorkers(Plan plan, Function<Executor, T> work) {
    pool.limitTo(new Workers(plan.workers()));
    Instance.Handle<ManagedExecutor> workers = executors.getHandle();
    try (workers) {
      return work.apply(workers.get());
    }
  }
}
