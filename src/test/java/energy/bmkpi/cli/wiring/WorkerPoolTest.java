package energy.bmkpi.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.pipeline.Budget;
import energy.bmkpi.pipeline.Completeness;
import energy.bmkpi.pipeline.FakeWarehouse;
import energy.bmkpi.pipeline.Pipeline;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.pipeline.QueriesInFlight;
import energy.bmkpi.pipeline.RunJournal;
import energy.bmkpi.pipeline.RunListener;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.warehouse.TableNames;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The executor bean of the running program. */
@QuarkusTest
class WorkerPoolTest {
  /** 14 batches, 56 queries: whole waves for 7 and 28 workers. */
  private static final SettlementDates DATES =
      SettlementDates.ending(LocalDate.of(2026, 3, 31), 98);

  @Inject
  @Named(WorkerPool.WORKERS)
  Instance<ManagedExecutor> executors;

  @Inject WorkerPool pool;
  @Inject MainJob job;
  @Inject BmkpiConfig config;

  @AfterEach
  void limitAsConfigured() {
    pool.limitTo(config.workers());
  }

  @Test
  void lets28QueriesBeInFlightUnlessToldOtherwise() {
    QueriesInFlight inFlight = new QueriesInFlight(28);
    Plan plan = WholeRun.plan(DATES, 7, config.workers().count());
    Instance.Handle<ManagedExecutor> workers = executors.getHandle();
    try (workers) {
      new Pipeline(
              new FakeWarehouse(inFlight),
              TableNames.defaults(),
              RunJournal.none(),
              workers.get(),
              WholeRun.CLOCK,
              new RunListener() {})
          .run(plan, Completeness.EMPTY_ALLOWED, Budget.UNLIMITED);
    }

    assertThat(plan.workers()).isEqualTo(28);
    assertThat(inFlight.peak()).isEqualTo(28);
  }

  @Test
  void theWorkersOfThePlanWinOverTheConfiguration() {
    QueriesInFlight inFlight = new QueriesInFlight(7);

    job.run(
        new FakeWarehouse(inFlight),
        WholeRun.plan(DATES, 7, 7),
        Completeness.EMPTY_ALLOWED,
        Budget.UNLIMITED,
        RunJournal.none(),
        new RunListener() {});

    assertThat(inFlight.peak()).isEqualTo(7);
  }
}
