package energy.bmkpi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import energy.bmkpi.demo.DemoMarket;
import energy.bmkpi.emulator.rest.ErrorReason;
import energy.bmkpi.emulator.rest.Faults;
import energy.bmkpi.emulator.rest.Operation;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.bigquery.EmulatedProject;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that ended at a step of its publication: the next finds what was sent, and goes on. */
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
