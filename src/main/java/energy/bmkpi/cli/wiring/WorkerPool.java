package energy.bmkpi.cli.wiring;

import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.config.Workers;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.context.ThreadContext;

/** The managed executor that bounds how many queries are in flight. */
@Singleton
public class WorkerPool {
  /** The name of the executor bean. */
  public static final String WORKERS = "bmkpi.workers";

  private volatile Workers workers;

  @Inject
  WorkerPool(BmkpiConfig config) {
    this.workers = config.workers();
  }

  /** Sets the bound of executors made from now on: an option wins over the configuration. */
  void limitTo(Workers workers) {
    this.workers = workers;
  }

  @Produces
  @Dependent
  @Named(WORKERS)
  ManagedExecutor executor() {
    return ManagedExecutor.builder()
        .maxAsync(workers.count())
        .propagated(ThreadContext.NONE)
        .cleared(ThreadContext.ALL_REMAINING)
        .build();
  }

  void shutDown(@Disposes @Named(WORKERS) ManagedExecutor executor) {
    executor.shutdownNow();
  }
}
