package energy.bmkpi.warehouse.bigquery.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import energy.bmkpi.emulator.sql.TestTables;
import energy.bmkpi.emulator.store.HeldTransaction;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.warehouse.Cancellation;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Publication;
import energy.bmkpi.warehouse.PublishedDays;
import energy.bmkpi.warehouse.bigquery.BigQueryWarehouse;
import energy.bmkpi.warehouse.bigquery.EmulatedProject;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two machines publish overlapping dates into the same tables at once: one of them does, the other
 * fails, and no table holds something of both.
 */
@Timeout(120)
@Slow
class ConcurrentPublicationsTest {
  private static final SettlementDates TO_30TH =
      SettlementDates.ending(LocalDate.of(2026, 3, 30), 3);
  private static final SettlementDates TO_31ST =
      SettlementDates.ending(LocalDate.of(2026, 3, 31), 3);

  @TempDir Path directory;

  private final ExecutorService otherMachine = Executors.newSingleThreadExecutor();
  private EmulatedProject project;

  /** One machine's run. */
  private record Machine(String runId, SettlementDates dates, int version) {}

  private static final Machine FIRST = new Machine("first", TO_30TH, 1);
  private static final Machine SECOND = new Machine("second", TO_31ST, 2);

  @BeforeEach
  void start() {
    project = new EmulatedProject(directory);
  }

  @AfterEach
  void stop() {
    otherMachine.shutdownNow();
    project.close();
  }

  @Test
  void whileTheFirstIsInItsTransactionTheSecondFails() throws Exception {
    HeldTransaction held = project.emulator().transactions().holdNextBeforeCommit();
    Future<?> first = otherMachine.submit(() -> publish(FIRST));
    held.awaitReached();

    Failure refused = catchThrowableOfType(Failure.class, () -> publish(SECOND));

    held.release();
    first.get();
    assertOtherRun(refused);
    assertTablesAreAsAfter(FIRST);
  }

  @Test
  void whoHasBegunItsTransactionBeforeTheOtherCommittedFails() throws Exception {
    HeldTransaction held = project.emulator().transactions().holdNextAfterBegin();
    Future<?> first = otherMachine.submit(() -> publish(FIRST));
    held.awaitReached();

    publish(SECOND);

    held.release();
    assertThatThrownBy(first::get)
        .cause()
        .isInstanceOfSatisfying(Failure.class, ConcurrentPublicationsTest::assertOtherRun);
    assertTablesAreAsAfter(SECOND);
  }

  @Test
  void whoFailedPublishesWhenItIsRunAgainUnderItsId() throws Exception {
    HeldTransaction held = project.emulator().transactions().holdNextBeforeCommit();
    Future<?> first = otherMachine.submit(() -> publish(FIRST));
    held.awaitReached();
    assertThat(catchThrowableOfType(Failure.class, () -> publish(SECOND))).isNotNull();
    held.release();
    first.get();

    publish(SECOND);

    assertTablesAreAsAfter(FIRST, SECOND);
  }

  @Test
  void oneAfterTheOtherBothPublishAndTheLastWinsTheDatesOfBoth() {
    publish(FIRST);
    publish(SECOND);

    assertTablesAreAsAfter(FIRST, SECOND);
  }

  private static void assertOtherRun(Failure failure) {
    assertThat(failure.category()).isEqualTo(FailureCategory.LOCKED);
    assertThat(failure.getMessage())
        .startsWith(
            "publishing failed; the tables are as they were: Query error: Transaction is aborted"
                + " due to concurrent update against table p:d.bm_kpi_");
    assertThat(failure.remedy())
        .isEqualTo(
            "another run publishes to the same tables: wait until it has ended, then run again");
  }

  /** With a state directory of its own: the lock in the other's is not seen. */
  private void publish(Machine machine) {
    publish(machine, project, directory.resolve(machine.runId()));
  }

  private static void publish(Machine machine, EmulatedProject project, Path state) {
    state.toFile().mkdirs();
    BigQueryWarehouse warehouse =
        project.openWith(EmulatedProject.Limits.USUAL, state, state, new Cancellation());
    try (Publication publication = warehouse.publish(machine.dates(), machine.runId())) {
      publication.stage(PublishedDays.days(machine.dates(), machine.version()));
      publication.commit(
          PublishedDays.run(
              machine.runId(), machine.dates(), Instant.parse("2026-04-01T01:30:00Z")));
    }
  }

  /** All four hold what they hold when these runs, one after the other, were all there was. */
  private void assertTablesAreAsAfter(Machine... machines) {
    Path elsewhere = directory.resolve("undisturbed");
    try (EmulatedProject undisturbed = new EmulatedProject(elsewhere)) {
      for (Machine machine : machines) {
        publish(machine, undisturbed, elsewhere);
      }
      for (OutputTable table : OutputTable.values()) {
        assertThat(rows(project, table))
            .as(table.name())
            .isNotEmpty()
            .containsExactlyInAnyOrderElementsOf(rows(undisturbed, table));
      }
    }
  }

  private static List<List<@Nullable Object>> rows(EmulatedProject project, OutputTable table) {
    return TestTables.java(
        project
            .emulator()
            .table(EmulatedProject.PROJECT, EmulatedProject.DATASET, table.defaultTableName())
            .rows());
  }
}
