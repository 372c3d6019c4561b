package energy.bmkpi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import energy.bmkpi.demo.DemoMarket;
import energy.bmkpi.emulator.rest.ErrorReason;
import energy.bmkpi.emulator.rest.Faults;
import energy.bmkpi.emulator.rest.Operation;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.testing.SourceFile;
import energy.bmkpi.testing.TestJournal;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.bigquery.EmulatedProject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that ended at a step of its publication: the next finds what was sent, and goes on. */
@Slow
class ResumedRunOnBigQueryTest {
  private static final SettlementDates DATES = SettlementDates.ending(LocalDate.of(2026, 3, 31), 4);

  @TempDir Path directory;

  private EmulatedProject project;
  private String expected;

  @BeforeEach
  void publishInDuckDb() {
    Path market = SourceFile.demo(directory.resolve("market.duckdb"), new DemoMarket(DATES, 8, 42));
    project = new EmulatedProject(directory);
    project.runOn(market).close();
    try (WholeRun undisturbed = WholeRun.on(market)) {
      undisturbed.run(DATES);
      expected = undisturbed.hash(DATES);
    }
  }

  @AfterEach
  void stop() {
    project.close();
  }

  @Test
  void beforeItsRowsWereSent() {
    assertPublishedOnceAfter(
        faults -> faults.on(Operation.UPLOAD_START).refuse(ErrorReason.ACCESS_DENIED));
  }

  @Test
  void whenItsRowsWereLoadedButNotMerged() {
    assertPublishedOnceAfter(
        faults -> faults.on(Operation.JOBS_INSERT).refuse(ErrorReason.ACCESS_DENIED));
  }

  @Test
  void whenItWasMergedButNobodyLearnedOfIt() {
    assertPublishedOnceAfter(
        faults -> {
          faults.on(Operation.JOBS_INSERT).dropAfterCommit();
          faults.on(Operation.JOBS_GET).refuse(ErrorReason.ACCESS_DENIED);
        });
  }

  @Test
  void batchesOfTablesThatHaveChangedSinceAreComputedAgain() {
    interruptBeforeItsRowsAreSent();
    Path other = SourceFile.demo(directory.resolve("other.duckdb"), new DemoMarket(DATES, 8, 43));
    String restated;
    try (WholeRun undisturbed = WholeRun.on(other)) {
      undisturbed.run(DATES);
      restated = undisturbed.hash(DATES);
    }
    project.runOn(other).close();

    try (WholeRun resumed = run()) {
      RunSummary summary = resumed.run(plan());

      assertThat(summary.batchesFromJournal()).isZero();
      assertThat(resumed.hash(DATES)).isEqualTo(restated);
    }
  }

  /** The other run was killed before it noted so, or has its journal on another machine. */
  @Test
  void datesThatAnotherRunHasPublishedSinceAreComputedAgain() {
    interruptBeforeItsRowsAreSent();
    SettlementDates lastDay = SettlementDates.ending(DATES.to(), 1);
    try (WholeRun other =
        WholeRun.on(
            project.open(TableNames.defaults()),
            RunJournal.none(),
            Clock.offset(WholeRun.CLOCK, Duration.ofMinutes(5)))) {
      other.run(lastDay);
    }

    try (WholeRun resumed = run()) {
      RunSummary summary = resumed.run(plan());

      assertThat(summary.batchesFromJournal()).as("one of two").isEqualTo(1);
      assertThat(resumed.hash(DATES)).isEqualTo(expected);
    }
  }

  /** Beside the schema check, and free; what is published costs a query, and is not asked for. */
  @Test
  void aRunThatBeginsAnewAsksForEachSourceTableOnce() {
    project.emulator().requests().clear();
    try (WholeRun run = run()) {
      run.run(plan());
    }

    assertThat(project.emulator().requests().count(Operation.TABLES_GET)).isEqualTo(5);
    assertThat(project.emulator().requests().count(Operation.JOBS_QUERY))
        .as("columns, BM units, and 4 datasets of 2 batches")
        .isEqualTo(10);
  }

  private void interruptBeforeItsRowsAreSent() {
    project.emulator().faults().on(Operation.UPLOAD_START).refuse(ErrorReason.ACCESS_DENIED);
    try (WholeRun interrupted = run()) {
      assertThat(catchThrowableOfType(Failure.class, () -> interrupted.run(plan()))).isNotNull();
    }
  }

  private void assertPublishedOnceAfter(Consumer<Faults> fault) {
    fault.accept(project.emulator().faults());
    try (WholeRun interrupted = run()) {
      assertThat(catchThrowableOfType(Failure.class, () -> interrupted.run(plan()))).isNotNull();
    }

    try (WholeRun resumed = run()) {
      RunSummary summary = resumed.run(plan());

      assertThat(summary.batchesFromJournal()).isEqualTo(2);
      assertThat(resumed.hash(DATES)).isEqualTo(expected);
      assertThat(resumed.rows(OutputTable.RUN, DATES)).hasSize(1);
    }
  }

  private static Plan plan() {
    return WholeRun.plan(DATES, 2, 2);
  }

  private WholeRun run() {
    return WholeRun.on(
        project.open(TableNames.defaults()), TestJournal.in(directory.resolve("state")));
  }
}
