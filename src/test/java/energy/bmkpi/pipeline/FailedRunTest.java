package energy.bmkpi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.Latches;
import energy.bmkpi.testing.TestJournal;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.testing.WorkerThreads;
import energy.bmkpi.warehouse.Cancellation;
import energy.bmkpi.warehouse.DatasetQuery;
import energy.bmkpi.warehouse.TableNames;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedRunTest {
  /** Batches 1 to 3: 1–7, 8–14 and 15–21 March. */
  private static final SettlementDates DATES =
      new SettlementDates(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 21));

  private final Failure broken =
      new Failure(FailureCategory.WAREHOUSE, "the disk is full", "make room");

  @Test
  void namesTheBatchItsDatesAndTheReason() {
    FakeWarehouse warehouse = failingOn(Dataset.BOD, 8);

    Failure failure = failureOf(warehouse, 1, new RunListener() {});

    assertThat(failure.category()).isEqualTo(FailureCategory.BATCHES);
    assertThat(failure)
        .hasMessage(
            "1 of 3 batches failed, nothing was published:"
                + " batch 2 (2026-03-08 to 2026-03-14): the disk is full")
        .hasCause(broken);
  }

  @Test
  void publishesNothingAndClosesThePublication() {
    FakeWarehouse warehouse = failingOn(Dataset.EBOCF, 15);

    failureOf(warehouse, 4, new RunListener() {});

    assertThat(warehouse.events).doesNotContain("commit").endsWith("close publication");
  }

  @Test
  void beginsNoFurtherQueryNotEvenOfTheSameBatch() {
    FakeWarehouse warehouse = failingOn(Dataset.BOD, 8);

    failureOf(warehouse, 1, new RunListener() {});

    assertThat(warehouse.fetches())
        .containsExactly(
            "fetch BOD 2026-03-01 to 2026-03-07",
            "fetch BOALF 2026-03-01 to 2026-03-07",
            "fetch BOAV 2026-03-01 to 2026-03-07",
            "fetch EBOCF 2026-03-01 to 2026-03-07",
            "fetch BOD 2026-03-08 to 2026-03-14");
  }

  @Test
  void waitsForTheQueriesInFlight() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch batchFailed = new CountDownLatch(1);
    FakeWarehouse warehouse =
        new FakeWarehouse(
            query -> {
              if (is(query, Dataset.BOALF, 1)) {
                begun.countDown();
                Latches.await(batchFailed, "the failure of batch 2");
              } else if (is(query, Dataset.BOD, 8)) {
                Latches.await(begun, "the query of batch 1");
                throw broken;
              }
            });

    failureOf(
        warehouse,
        2,
        new RunListener() {
          @Override
          public void batchFailed(Batch batch, Throwable cause) {
            batchFailed.countDown();
          }
        });

    assertThat(warehouse.events)
        .containsSubsequence("fetched BOALF 2026-03-01 to 2026-03-07", "close publication");
  }

  @Test
  void namesEveryBatchThatFailed() {
    CyclicBarrier together = new CyclicBarrier(2);
    FakeWarehouse warehouse =
        new FakeWarehouse(
            query -> {
              if (is(query, Dataset.BOD, 1) || is(query, Dataset.BOAV, 15)) {
                Latches.await(together, "both failing queries");
                throw broken;
              }
            });

    assertThat(failureOf(warehouse, 12, new RunListener() {}))
        .hasMessage(
            "2 of 3 batches failed, nothing was published:"
                + " batch 1 (2026-03-01 to 2026-03-07): the disk is full;"
                + " batch 3 (2026-03-15 to 2026-03-21): the disk is full");
  }

  @Test
  void tellsOfABatchThatFailedOnceAndNotOfThoseLeftOut() {
    List<Integer> failed = new CopyOnWriteArrayList<>();

    failureOf(
        failingOn(Dataset.BOALF, 8),
        1,
        new RunListener() {
          @Override
          public void batchFailed(Batch batch, Throwable cause) {
            failed.add(batch.number());
          }
        });

    assertThat(failed).containsExactly(2);
  }

  @Test
  void publishesNothingWhenABatchCannotBeStaged() {
    FakeWarehouse warehouse = new FakeWarehouse(query -> {}).failingToStage(broken);

    Failure failure = failureOf(warehouse, 1, new RunListener() {});

    assertThat(failure.category()).isEqualTo(FailureCategory.BATCHES);
    assertThat(failure).hasMessageContaining("(2026-03-01 to 2026-03-07): the disk is full");
    assertThat(warehouse.events).doesNotContain("commit").endsWith("close publication");
  }

  @Test
  void aBatchThatCanNeitherBeKeptNorStagedIsToldWithBothReasons(@TempDir Path directory) {
    FakeWarehouse warehouse = new FakeWarehouse(query -> {}).failingToStage(broken);
    RunJournal journal = TestJournal.in(directory, new FullAfter(0));

    Failure failure =
        failureOf(warehouse, 1, journal, new RunListener() {}, StopConditions.firstFailure());

    assertThat(failure).hasMessageContaining("No space left on device");
    assertThat(failure.getCause()).hasSuppressedException(broken);
  }

  @Test
  void tellsWhyTheCommitFailedAndClosesThePublication() {
    FakeWarehouse warehouse = new FakeWarehouse(query -> {}).failingToCommit(broken);

    assertThat(failureOf(warehouse, 4, new RunListener() {})).isSameAs(broken);
    assertThat(warehouse.events).endsWith("commit", "close publication");
  }

  @Test
  void publishesNothingOfARunThatIsCancelledAndTellsHowFarItWas() {
    Cancellation cancellation = new Cancellation();
    FakeWarehouse warehouse =
        new FakeWarehouse(
            query -> {
              if (is(query, Dataset.BOD, 8)) {
                cancellation.request("stopped by SIGTERM");
                throw broken;
              }
            });

    Failure failure =
        failureOf(warehouse, 1, new RunListener() {}, new StopConditions(1, cancellation));

    assertThat(failure.category()).isEqualTo(FailureCategory.BATCHES);
    assertThat(failure)
        .hasMessage("stopped by SIGTERM after 1 of 3 batches; nothing was published");
    assertThat(warehouse.fetches()).hasSize(5);
    assertThat(warehouse.events).doesNotContain("commit").endsWith("close publication");
  }

  @Test
  void aRunThatIsCancelledWhileItsPublicationBeginsTellsThatNothingHadBegun() {
    Cancellation cancellation = new Cancellation();
    FakeWarehouse warehouse =
        new FakeWarehouse(query -> {})
            .beginningPublications(
                () -> {
                  cancellation.request("stopped by SIGTERM");
                  throw broken;
                });

    Failure failure =
        failureOf(warehouse, 1, new RunListener() {}, new StopConditions(1, cancellation));

    assertThat(failure)
        .hasMessage("stopped by SIGTERM before any batch had begun; nothing was published");
    assertThat(warehouse.fetches()).isEmpty();
  }

  @Test
  void goesOnUntilAsManyBatchesHaveFailedAsAreAllowed() {
    FakeWarehouse warehouse =
        new FakeWarehouse(
            query -> {
              if (is(query, Dataset.BOD, 1) || is(query, Dataset.BOALF, 8)) {
                throw broken;
              }
            });

    Failure failure =
        failureOf(warehouse, 1, new RunListener() {}, new StopConditions(2, new Cancellation()));

    assertThat(failure.getMessage()).startsWith("2 of 3 batches failed, nothing was published: ");
    assertThat(warehouse.fetches())
        .containsExactly(
            "fetch BOD 2026-03-01 to 2026-03-07",
            "fetch BOD 2026-03-08 to 2026-03-14",
            "fetch BOALF 2026-03-08 to 2026-03-14");
  }

  private FakeWarehouse failingOn(Dataset dataset, int firstDayOfMarch) {
    return new FakeWarehouse(
        query -> {
          if (is(query, dataset, firstDayOfMarch)) {
            throw broken;
          }
        });
  }

  private static boolean is(DatasetQuery query, Dataset dataset, int firstDayOfMarch) {
    return query.dataset() == dataset && query.dates().from().getDayOfMonth() == firstDayOfMarch;
  }

  private static Failure failureOf(FakeWarehouse warehouse, int workers, RunListener listener) {
    return failureOf(warehouse, workers, listener, StopConditions.firstFailure());
  }

  private static Failure failureOf(
      FakeWarehouse warehouse, int workers, RunListener listener, StopConditions stop) {
    return failureOf(warehouse, workers, RunJournal.none(), listener, stop);
  }

  private static Failure failureOf(
      FakeWarehouse warehouse,
      int workers,
      RunJournal journal,
      RunListener listener,
      StopConditions stop) {
    ManagedExecutor threads = WorkerThreads.bounded(workers);
    try {
      Pipeline pipeline =
          new Pipeline(
              warehouse, TableNames.defaults(), journal, threads, WholeRun.CLOCK, listener, stop);
      return catchThrowableOfType(
          Failure.class,
          () ->
              pipeline.run(
                  WholeRun.plan(DATES, 7, workers), Completeness.EMPTY_ALLOWED, Budget.UNLIMITED));
    } finally {
      threads.shutdownNow();
    }
  }
}
