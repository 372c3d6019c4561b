package energy.bmkpi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.Latches;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.testing.WorkerThreads;
import energy.bmkpi.warehouse.TableNames;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  /** 14 batches, 56 queries: whole waves for 1, 7 and 28 workers. */
  private static final SettlementDates DATES =
      SettlementDates.ending(LocalDate.of(2026, 3, 31), 98);

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 28})
  void asManyQueriesAreInFlightAsThereAreWorkersAndNeverMore(int workers) {
    QueriesInFlight inFlight = new QueriesInFlight(workers);
    FakeWarehouse warehouse = new FakeWarehouse(inFlight);

    run(warehouse, workers);

    assertThat(inFlight.peak()).isEqualTo(workers);
    assertThat(warehouse.fetches()).hasSize(56).doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "{0} workers on {1} processors: {2}")
  @CsvSource({"28, 2, 2", "1, 8, 1"})
  void queriesThatComputeHereAreNoMoreThanTheProcessorsToo(
      int workers, int processors, int together) {
    QueriesInFlight inFlight = new QueriesInFlight(together);
    FakeWarehouse warehouse = new FakeWarehouse(inFlight).embedded(processors);

    run(warehouse, workers);

    assertThat(inFlight.peak()).isEqualTo(together);
    assertThat(warehouse.fetches()).hasSize(56).doesNotHaveDuplicates();
  }

  @Test
  void submitsEveryQueryOfEveryBatchBeforeAnyHasEnded() {
    CountDownLatch submitted = new CountDownLatch(56);
    FakeWarehouse warehouse =
        new FakeWarehouse(query -> Latches.await(submitted, "56 submitted queries"));
    ManagedExecutor threads = WorkerThreads.bounded(7);
    Executor counting =
        task -> {
          threads.execute(task);
          submitted.countDown();
        };
    try {
      pipeline(warehouse, counting)
          .run(WholeRun.plan(DATES, 7, 7), Completeness.EMPTY_ALLOWED, Budget.UNLIMITED);
    } finally {
      threads.shutdownNow();
    }

    assertThat(warehouse.events).contains("commit");
  }

  private static void run(FakeWarehouse warehouse, int workers) {
    ManagedExecutor threads = WorkerThreads.bounded(workers);
    try {
      pipeline(warehouse, threads)
          .run(WholeRun.plan(DATES, 7, workers), Completeness.EMPTY_ALLOWED, Budget.UNLIMITED);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Pipeline pipeline(FakeWarehouse warehouse, Executor executor) {
    return new Pipeline(
        warehouse,
        TableNames.defaults(),
        RunJournal.none(),
        executor,
        WholeRun.CLOCK,
        new RunListener() {});
  }
}
