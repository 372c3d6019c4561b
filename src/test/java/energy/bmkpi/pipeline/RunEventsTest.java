package energy.bmkpi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.testing.WorkerThreads;
import energy.bmkpi.warehouse.TableNames;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.Test;

/** What a listener is told of a run, in order. */
class RunEventsTest {
  private static final SettlementDates DATES =
      new SettlementDates(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 8));

  private final List<String> told = new CopyOnWriteArrayList<>();

  @Test
  void everyStepIsToldAsItHappens() {
    run(new FakeWarehouse(query -> told.add("query of batch from " + query.dates().from())));

    assertThat(told)
        .hasSize(10)
        .startsWith(
            "started 2 batches at " + WholeRun.CLOCK.instant(),
            "query started: BOD of 1",
            "query of batch from 2026-03-01",
            "query finished: BOD of 1, 10 bytes, 0 rows")
        .containsSubsequence(
            "query finished: BOD of 1, 10 bytes, 0 rows",
            "query started: BOD of 2",
            "query of batch from 2026-03-08",
            "query finished: BOD of 2, 10 bytes, 0 rows",
            "batch finished: 2 of 2")
        // a batch is finished when the reference is there, too, which is read meanwhile
        .containsSubsequence(
            "query finished: BOD of 1, 10 bytes, 0 rows",
            "batch finished: 1 of 2",
            "batch finished: 2 of 2",
            "publishing")
        .endsWith("publishing");
  }

  @Test
  void aQueryThatFailsIsToldBeforeItsBatch() {
    Failure broken = new Failure(FailureCategory.WAREHOUSE, "the disk is full", "make room");
    FakeWarehouse warehouse =
        new FakeWarehouse(
            query -> {
              throw broken;
            });

    assertThatThrownBy(() -> run(warehouse)).hasCause(broken);

    assertThat(told)
        .endsWith(
            "query started: BOD of 1",
            "query failed: BOD of 1, the disk is full",
            "batch failed: 1, the disk is full")
        .doesNotContain("publishing");
  }

  @Test
  void aQueryThatWaitsForAProcessorHasNotStarted() {
    run(new FakeWarehouse(query -> {}).embedded(1), 4);

    assertThat(told)
        .filteredOn(event -> event.startsWith("query"))
        .containsExactly(
            "query started: BOD of 1",
            "query finished: BOD of 1, 10 bytes, 0 rows",
            "query started: BOD of 2",
            "query finished: BOD of 2, 10 bytes, 0 rows");
  }

  private void run(FakeWarehouse warehouse) {
    run(warehouse, 1);
  }

  private void run(FakeWarehouse warehouse, int workers) {
    ManagedExecutor threads = WorkerThreads.bounded(workers);
    try {
      new Pipeline(
              warehouse,
              TableNames.defaults(),
              RunJournal.none(),
              threads,
              WholeRun.CLOCK,
              new Told())
          .run(
              new Plan(DATES, 7, workers, EnumSet.of(Dataset.BOD)),
              Completeness.EMPTY_ALLOWED,
              Budget.UNLIMITED);
    } finally {
      threads.shutdownNow();
    }
  }

  private final class Told implements RunListener {
    @Override
    public void started(String runId, Plan plan, Instant at) {
      told.add("started %d batches at %s".formatted(plan.batches().size(), at));
    }

    @Override
    public void queryStarted(Batch batch, Dataset dataset) {
      told.add("query started: %s of %d".formatted(dataset, batch.number()));
    }

    @Override
    public void queryFinished(Batch batch, QueryRecord query, long sourceRows) {
      told.add(
          "query finished: %s of %d, %d bytes, %d rows"
              .formatted(query.dataset(), batch.number(), query.bytesBilled(), sourceRows));
    }

    @Override
    public void queryFailed(Batch batch, Dataset dataset, Throwable cause) {
      told.add("query failed: %s of %d, %s".formatted(dataset, batch.number(), cause.getMessage()));
    }

    @Override
    public void batchFinished(BatchResult result, int finished, int batches) {
      told.add("batch finished: %d of %d".formatted(finished, batches));
    }

    @Override
    public void batchFailed(Batch batch, Throwable cause) {
      told.add("batch failed: %d, %s".formatted(batch.number(), cause.getMessage()));
    }

    @Override
    public void publishing() {
      told.add("publishing");
    }
  }
}
