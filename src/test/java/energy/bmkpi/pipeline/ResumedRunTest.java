package energy.bmkpi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import energy.bmkpi.demo.DemoMarket;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.pipeline.journal.Disk;
import energy.bmkpi.pipeline.journal.SyncedDisk;
import energy.bmkpi.testing.ScratchDirectory;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.testing.SourceFile;
import energy.bmkpi.testing.TestJournal;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.testing.WorkerThreads;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.duckdb.DuckDbAccess;
import energy.bmkpi.warehouse.duckdb.DuckDbWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was interrupted is finished by the next: what is done is not done again. */
@Slow
class ResumedRunTest {
  /** The nights of 46 and 50 periods lie in the middle of a batch each. */
  private static final SettlementDates SPRING =
      new SettlementDates(LocalDate.of(2026, 3, 21), LocalDate.of(2026, 4, 3));

  private static final SettlementDates AUTUMN =
      new SettlementDates(LocalDate.of(2025, 10, 20), LocalDate.of(2025, 10, 31));

  @TempDir Path directory;

  @Test
  void onlyWhatIsMissingIsFetched() {
    FakeWarehouse failing = failingOn(LocalDate.of(2026, 3, 28));
    assertThat(failureOf(failing).category()).isEqualTo(FailureCategory.BATCHES);
    assertThat(failing.events).doesNotContain("commit");
    FakeWarehouse warehouse = new FakeWarehouse(query -> {});

    RunSummary summary = run(warehouse, Completeness.EMPTY_ALLOWED);

    assertThat(warehouse.fetches())
        .containsExactlyInAnyOrder(
            "fetch BOALF 2026-03-28 to 2026-04-03",
            "fetch BOD 2026-03-28 to 2026-04-03",
            "fetch BOAV 2026-03-28 to 2026-04-03",
            "fetch EBOCF 2026-03-28 to 2026-04-03");
    assertThat(warehouse.events).containsSubsequence("stage 7 days", "stage 7 days", "commit");
    assertThat(summary.batchesFromJournal()).isEqualTo(1);
    assertThat(summary.oldestBatchAt()).isEqualTo(WholeRun.CLOCK.instant());
    assertThat(summary.run().bytesBilled()).as("of both processes").isEqualTo(80L);
  }

  @Test
  void whenItIsPublishedTheNextRunFetchesAllAgain() {
    run(new FakeWarehouse(query -> {}), Completeness.EMPTY_ALLOWED);
    FakeWarehouse warehouse = new FakeWarehouse(query -> {});

    RunSummary summary = run(warehouse, Completeness.EMPTY_ALLOWED);

    assertThat(warehouse.fetches()).hasSize(8);
    assertThat(summary.batchesFromJournal()).isZero();
    assertThat(summary.oldestBatchAt()).isNull();
  }

  @Test
  void aRunThatFailsToCommitHasNothingLeftToFetch() {
    Failure broken = new Failure(FailureCategory.WAREHOUSE, "the network is down", "mend it");
    failureOf(new FakeWarehouse(query -> {}).failingToCommit(broken));
    FakeWarehouse warehouse = new FakeWarehouse(query -> {});

    RunSummary summary = run(warehouse, Completeness.EMPTY_ALLOWED);

    assertThat(warehouse.fetches()).isEmpty();
    assertThat(summary.batchesFromJournal()).isEqualTo(2);
  }

  @Test
  void whatWasComputedFromOtherRowsIsFetchedAgain() {
    failureOf(failingOn(LocalDate.of(2026, 3, 28)));
    FakeWarehouse warehouse = new FakeWarehouse(query -> {}).holding("loaded again");

    RunSummary summary = run(warehouse, Completeness.EMPTY_ALLOWED);

    assertThat(warehouse.fetches()).hasSize(8);
    assertThat(summary.batchesFromJournal()).isZero();
  }

  /** Another run over the second week was killed when it had committed, before it noted so. */
  @Test
  void datesThatAnotherRunHasPublishedSinceAreComputedAgain() {
    Path market =
        SourceFile.demo(directory.resolve("market.duckdb"), new DemoMarket(SPRING, 12, 42));
    try (WholeRun interrupted = WholeRun.on(market, journal(new FullAfter(2)))) {
      assertThat(
              catchThrowableOfType(
                  Failure.class, () -> interrupted.run(WholeRun.plan(SPRING, 5, 1))))
          .isNotNull();
    }
    try (WholeRun other =
        WholeRun.on(
            DuckDbWarehouse.open(WholeRun.settings(market), DuckDbAccess.WRITE),
            RunJournal.none(),
            Clock.offset(WholeRun.CLOCK, Duration.ofMinutes(5)))) {
      other.run(new SettlementDates(LocalDate.of(2026, 3, 28), LocalDate.of(2026, 4, 3)));
    }

    try (WholeRun resumed = WholeRun.on(market, journal(new SyncedDisk()))) {
      RunSummary summary = resumed.run(WholeRun.plan(SPRING, 5, 1));

      assertThat(summary.batchesFromJournal()).as("one of the two that were kept").isEqualTo(1);
    }
  }

  /** As when the process is killed between the commit and the note of it. */
  @Test
  void aRunThatIsInTheTablesButNotNotedIsNotPublishedTwice() {
    Path market =
        SourceFile.demo(directory.resolve("market.duckdb"), new DemoMarket(SPRING, 12, 42));
    Disk noNote =
        (file, content) -> {
          if (file.endsWith("published")) {
            throw new IOException("No space left on device");
          }
          new SyncedDisk().put(file, content);
        };
    String published;
    try (WholeRun first =
        WholeRun.on(market, TestJournal.in(directory.resolve("state"), noNote, warning -> {}))) {
      first.run(SPRING);
      published = first.hash(SPRING);
    }

    try (WholeRun second = WholeRun.on(market, journal(new SyncedDisk()))) {
      RunSummary summary = second.run(SPRING);

      assertThat(summary.batchesFromJournal()).isEqualTo(2);
      assertThat(second.hash(SPRING)).isEqualTo(published);
      assertThat(second.rows(OutputTable.RUN, SPRING)).hasSize(1);
    }
  }

  /** Its rows may be there by then. */
  @Test
  void aBatchWithAGapThatIsNotAcceptedIsComputedAgain() {
    FakeWarehouse empty = new FakeWarehouse(query -> {});
    assertThat(catchThrowableOfType(Failure.class, () -> run(empty, Completeness.REQUIRED)))
        .isNotNull();
    FakeWarehouse warehouse = new FakeWarehouse(query -> {});

    run(warehouse, Completeness.EMPTY_ALLOWED);

    assertThat(warehouse.fetches()).hasSize(8);
  }

  @Test
  void aShortNightComesThroughTheJournalAsItWas() {
    assertEqualAfterAnInterruption(SPRING);
  }

  @Test
  void aLongNightComesThroughTheJournalAsItWas() {
    assertEqualAfterAnInterruption(AUTUMN);
  }

  @Test
  void aMarketOfOneUnitComesThroughTheJournalAsItWas() {
    assertEqualAfterAnInterruption(SPRING, 1);
  }

  private void assertEqualAfterAnInterruption(SettlementDates dates) {
    assertEqualAfterAnInterruption(dates, 12);
  }

  /** By a disk that takes the first batch alone. */
  private void assertEqualAfterAnInterruption(SettlementDates dates, int units) {
    Path market =
        SourceFile.demo(directory.resolve("market.duckdb"), new DemoMarket(dates, units, 42));
    String expected;
    try (ScratchDirectory scratch = new ScratchDirectory();
        WholeRun undisturbed = WholeRun.on(scratch.copyOf(market))) {
      undisturbed.run(WholeRun.plan(dates, 7, 1));
      expected = undisturbed.hash(dates);
    }
    try (WholeRun interrupted = WholeRun.on(market, journal(new FullAfter(1)))) {
      assertThat(
              catchThrowableOfType(
                  Failure.class, () -> interrupted.run(WholeRun.plan(dates, 7, 1))))
          .hasMessageContaining("No space left on device");
      assertThat(interrupted.rows(OutputTable.SUMMARY, dates)).isEmpty();
    }

    try (WholeRun resumed = WholeRun.on(market, journal(new SyncedDisk()))) {
      RunSummary summary = resumed.run(WholeRun.plan(dates, 7, 1));

      assertThat(summary.batchesFromJournal()).isEqualTo(1);
      assertThat(resumed.hash(dates)).isEqualTo(expected);
      assertThat(resumed.rows(OutputTable.RUN, dates)).hasSize(1);
    }
  }

  private RunSummary run(FakeWarehouse warehouse, Completeness completeness) {
    ManagedExecutor threads = WorkerThreads.bounded(1);
    try {
      return new Pipeline(
              warehouse,
              TableNames.defaults(),
              journal(new SyncedDisk()),
              threads,
              WholeRun.CLOCK,
              new RunListener() {})
          .run(WholeRun.plan(SPRING, 7, 1), completeness, Budget.UNLIMITED);
    } finally {
      threads.shutdownNow();
    }
  }

  private Failure failureOf(FakeWarehouse warehouse) {
    return catchThrowableOfType(Failure.class, () -> run(warehouse, Completeness.EMPTY_ALLOWED));
  }

  private static FakeWarehouse failingOn(LocalDate firstDate) {
    return new FakeWarehouse(
        query -> {
          if (query.dates().from().equals(firstDate)) {
            throw new Failure(FailureCategory.WAREHOUSE, "the table is on fire", "put it out");
          }
        });
  }

  private RunJournal journal(Disk disk) {
    return TestJournal.in(directory.resolve("state"), disk);
  }
}
