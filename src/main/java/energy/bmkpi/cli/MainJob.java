package energy.bmkpi.cli;

import energy.bmkpi.config.Workers;
import energy.bmkpi.pipeline.Completeness;
import energy.bmkpi.pipeline.Pipeline;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.pipeline.RunListener;
import energy.bmkpi.pipeline.RunSummary;
import energy.bmkpi.warehouse.Warehouse;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.context.ManagedExecutor;

/** Wires the pipeline to the managed executor and the clock. */
@Singleton
public class MainJob {
  private final WorkerPool pool;
  private final Instance<ManagedExecutor> executors;
  private final Warehouses warehouses;
  private final Clock clock;

  @Inject
  MainJob(
      WorkerPool pool,
      @Named(WorkerPool.WORKERS) Instance<ManagedExecutor> executors,
      Warehouses warehouses,
      Clock clock) {
    this.pool = pool;
    this.executors = executors;
    this.warehouses = warehouses;
    this.clock = clock;
  }

  RunSummary run(Warehouse warehouse, Plan plan, Completeness completeness, RunListener listener) {
    pool.limitTo(new Workers(plan.workers()));
    Instance.Handle<ManagedExecutor> workers = executors.getHandle();
    try (workers) {
      return new Pipeline(warehouse, warehouses.tableNames(), workers.get(), clock, listener)
          .run(plan, completeness);
    }
  }
}
