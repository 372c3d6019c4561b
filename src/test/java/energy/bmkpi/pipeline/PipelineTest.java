package energy.bmkpi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.pipeline.journal.ChangingClock;
import energy.bmkpi.testing.Latches;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.testing.WorkerThreads;
import energy.bmkpi.warehouse.TableNames;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.Test;

class PipelineTest {
  private static final SettlementDates DATES =
      new SettlementDates(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 17));

  private final FakeWarehouse warehouse = new FakeWarehouse(query -> {});

  @Test
  void checksTheSchemaBeforeItFetchesAnything() {
    run(EnumSet.allOf(Dataset.class), Completeness.EMPTY_ALLOWED, new RunListener() {});

    assertThat(warehouse.events).startsWith("look up tables", "begin publication");
  }

  @Test
  void readsTheReferenceWhileQueriesRun() {
    CountDownLatch everyQueryHasBegun = new CountDownLatch(3);
    FakeWarehouse slow =
        new FakeWarehouse(query -> everyQueryHasBegun.countDown())
            .readingBmUnits(() -> Latches.await(everyQueryHasBegun, "three queries of BOD"));

    run(slow, EnumSet.of(Dataset.BOD), Completeness.EMPTY_ALLOWED, new RunListener() {});

    assertThat(slow.events).containsOnlyOnce("read BM units").contains("commit");
  }

  @Test
  void readsTheReferenceBeforeAnyQueryThatIsBilled() {
    FakeWarehouse billing = new FakeWarehouse(query -> {}).billing();

    run(billing, EnumSet.of(Dataset.BOD), Completeness.EMPTY_ALLOWED, new RunListener() {});

    assertThat(billing.events).startsWith("look up tables", "read BM units", "begin publication");
  }

  @Test
  void aReferenceThatCannotBeReadEndsTheRunWithItsOwnFailure() {
    Failure unreadable = new Failure(FailureCategory.WAREHOUSE, "cannot read bmu_metadata", "mend");
    CountDownLatch read = new CountDownLatch(1);
    FakeWarehouse broken =
        new FakeWarehouse(query -> Latches.await(read, "the reference"))
            .readingBmUnits(
                () -> {
                  read.countDown();
                  throw unreadable;
                });

    Failure failure = failureOf(broken, EnumSet.allOf(Dataset.class), Completeness.EMPTY_ALLOWED);

    assertThat(failure).isSameAs(unreadable);
    assertThat(broken.events)
        .filteredOn(event -> event.startsWith("stage") || event.equals("commit"))
        .isEmpty();
  }

  @Test
  void fetchesNothingWhenATableIsMissing() {
    warehouse.absentTables.add(SourceTable.BOAV);

    Failure failure = failureOf(EnumSet.allOf(Dataset.class), Completeness.EMPTY_ALLOWED);

    assertThat(failure.category()).isEqualTo(FailureCategory.SCHEMA);
    assertThat(failure).hasMessage("bmrs_boav: there is no such table");
    assertThat(warehouse.events).containsExactly("look up tables");
  }

  @Test
  void doesNotMissTheTableOfADatasetThatIsLeftOut() {
    warehouse.absentTables.add(SourceTable.BOAV);

    run(EnumSet.of(Dataset.BOD), Completeness.EMPTY_ALLOWED, new RunListener() {});

    assertThat(warehouse.fetches())
        .containsExactlyInAnyOrder(
            "fetch BOD 2026-03-01 to 2026-03-07",
            "fetch BOD 2026-03-08 to 2026-03-14",
            "fetch BOD 2026-03-15 to 2026-03-17");
  }

  @Test
  void beginsWithTheLargestDatasetOfEachBatch() {
    ManagedExecutor oneThread = WorkerThreads.bounded(1);
    try {
      new Pipeline(
              warehouse,
              TableNames.defaults(),
              RunJournal.none(),
              oneThread,
              WholeRun.CLOCK,
              new RunListener() {})
          .run(WholeRun.plan(DATES, 14, 1), Completeness.EMPTY_ALLOWED, Budget.UNLIMITED);
    } finally {
      oneThread.shutdownNow();
    }

    assertThat(warehouse.fetches())
        .extracting(fetch -> fetch.replaceAll("^fetch ([A-Z]+) .*", "$1"))
        .containsExactly("BOD", "BOALF", "BOAV", "EBOCF", "BOD", "BOALF", "BOAV", "EBOCF");
  }

  @Test
  void stagesEveryBatchAndCommitsOnce() {
    run(EnumSet.allOf(Dataset.class), Completeness.EMPTY_ALLOWED, new RunListener() {});

    assertThat(warehouse.events)
        .filteredOn(event -> event.startsWith("stage"))
        .containsExactlyInAnyOrder("stage 7 days", "stage 7 days", "stage 3 days");
    assertThat(warehouse.events).containsOnlyOnce("commit");
    assertThat(warehouse.events).endsWith("commit", "close publication");
  }

  @Test
  void refusesARangeWithoutARowAndTellsWhatTheTablesHold() {
    Failure failure = failureOf(EnumSet.of(Dataset.EBOCF), Completeness.GAPS_ALLOWED);

    assertThat(failure.category()).isEqualTo(FailureCategory.INCOMPLETE_SOURCE);
    assertThat(failure)
        .hasMessage(
            "no source row of any dataset for 2026-03-01 to 2026-03-17: ebocf holds no rows; nothing was published");
    assertThat(warehouse.events).doesNotContain("commit").endsWith("close publication");
  }

  @Test
  void tellsOfEachFinishedBatchOnce() {
    List<String> told = new CopyOnWriteArrayList<>();
    run(
        EnumSet.allOf(Dataset.class),
        Completeness.EMPTY_ALLOWED,
        new RunListener() {
          @Override
          public void batchFinished(BatchResult result, int finished, int batches) {
            told.add("batch %d of %d".formatted(result.batch().number(), batches));
            told.add("finished %d".formatted(finished));
          }
        });

    assertThat(told)
        .containsExactlyInAnyOrder(
            "batch 1 of 3",
            "batch 2 of 3",
            "batch 3 of 3",
            "finished 1",
            "finished 2",
            "finished 3");
  }

  @Test
  void addsUpTheBytesThatTheWarehouseBills() {
    RunSummary summary =
        run(
            EnumSet.of(Dataset.BOD, Dataset.BOAV),
            Completeness.EMPTY_ALLOWED,
            new RunListener() {});

    assertThat(summary.run().bytesBilled()).isEqualTo(60L);
    assertThat(summary.datasets())
        .extracting(DatasetSummary::bytesBilled)
        .containsExactly(30L, 30L);
  }

  @Test
  void aRunDoesNotEndBeforeItBeganThoughTheClockIsSetBackMeanwhile() {
    ChangingClock clock = new ChangingClock();
    FakeWarehouse slow = new FakeWarehouse(query -> clock.move(Duration.ofHours(-1)));
    ManagedExecutor threads = WorkerThreads.bounded(4);
    try {
      RunSummary summary =
          new Pipeline(
                  slow,
                  TableNames.defaults(),
                  RunJournal.none(),
                  threads,
                  clock,
                  new RunListener() {})
              .run(WholeRun.plan(DATES, 7, 4), Completeness.EMPTY_ALLOWED, Budget.UNLIMITED);

      assertThat(summary.run().finishedAt()).isEqualTo(summary.run().startedAt());
    } finally {
      threads.shutdownNow();
    }
  }

  private Failure failureOf(Set<Dataset> datasets, Completeness completeness) {
    return failureOf(warehouse, datasets, completeness);
  }

  private static Failure failureOf(
      FakeWarehouse warehouse, Set<Dataset> datasets, Completeness completeness) {
    return catchThrowableOfType(
        Failure.class, () -> run(warehouse, datasets, completeness, new RunListener() {}));
  }

  private RunSummary run(Set<Dataset> datasets, Completeness completeness, RunListener listener) {
    return run(warehouse, datasets, completeness, listener);
  }

  private static RunSummary run(
      FakeWarehouse warehouse,
      Set<Dataset> datasets,
      Completeness completeness,
      RunListener listener) {
    ManagedExecutor threads = WorkerThreads.bounded(4);
    try {
      return new Pipeline(
              warehouse,
              TableNames.defaults(),
              RunJournal.none(),
              threads,
              WholeRun.CLOCK,
              listener)
          .run(new Plan(DATES, 7, 4, datasets), completeness, Budget.UNLIMITED);
    } finally {
      threads.shutdownNow();
    }
  }
}
