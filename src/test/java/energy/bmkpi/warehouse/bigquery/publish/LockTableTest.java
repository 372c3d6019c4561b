package energy.bmkpi.warehouse.bigquery.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import energy.bmkpi.emulator.rest.ErrorReason;
import energy.bmkpi.emulator.rest.Operation;
import energy.bmkpi.emulator.store.Table;
import energy.bmkpi.emulator.store.TableName;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.warehouse.Publication;
import energy.bmkpi.warehouse.PublishedDays;
import energy.bmkpi.warehouse.RetryListener;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.bigquery.BigQueryWarehouse;
import energy.bmkpi.warehouse.bigquery.EmulatedProject;
import energy.bmkpi.warehouse.bigquery.settings.PublishMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run at a time writes over partitions, on whatever machine. */
@Slow
class LockTableTest {
  private static final SettlementDates DATES = SettlementDates.ending(LocalDate.of(2026, 3, 31), 3);
  private static final TableName LOCK =
      new TableName(EmulatedProject.PROJECT, EmulatedProject.DATASET, "bm_kpi_summary_lock");

  @TempDir Path directory;

  private final List<String> leftBehind = new ArrayList<>();
  private EmulatedProject project;

  @BeforeEach
  void start() {
    project = new EmulatedProject(directory);
  }

  @AfterEach
  void stop() {
    project.close();
  }

  @Test
  void theSecondRunIsRefusedAndToldWhoHoldsItUntilWhenAndHowToEndIt() {
    try (Publication first = begin("first")) {
      first.stage(PublishedDays.days(DATES, 1));
      Instant expires = lock().orElseThrow().expires();

      Failure refused = catchThrowableOfType(Failure.class, () -> publish("second", 2));

      assertThat(refused.category()).isEqualTo(FailureCategory.LOCKED);
      assertThat(refused)
          .hasMessage(
              "another run publishes into p.d.bm_kpi_summary: run first, process 4711 on night-1,"
                  + " started 2026-04-01T01:30:00Z");
      assertThat(refused.remedy())
          .isEqualTo(
              "wait until it has ended, then run again; if its process is dead, its lock ends at "
                  + expires
                  + " by itself, or at once with: bq rm -f -t p:d.bm_kpi_summary_lock");
      first.commit(PublishedDays.run("first", DATES, Instant.parse("2026-04-01T01:30:00Z")));
    }
    assertPublished(1);
  }

  @Test
  void itLastsTwelveHoursFromTheBeginningOfTheRunAndAgainFromThatOfThePublication() {
    try (Publication publication = begin("first")) {
      Instant taken = lock().orElseThrow().expires();
      assertThat(taken)
          .isCloseTo(Instant.now().plus(Duration.ofHours(12)), within(1, ChronoUnit.MINUTES));

      publication.commit(PublishedDays.run("first", DATES, Instant.EPOCH));

      assertThat(lock().orElseThrow().expires()).isAfter(taken);
    }
  }

  @Test
  void whoHasPublishedGivesItBack() {
    publish("first", 1);

    assertThat(lock()).isEmpty();
    publish("second", 2);
    assertPublished(2);
  }

  @Test
  void whoHasFailedGivesItBack() {
    failAtTheSecondDate("first");

    assertThat(lock()).isEmpty();
  }

  @Test
  void whoWasStoppedGivesItBack() {
    try (Publication publication = begin("first")) {
      project.cancellation().request("stopped by a test");

      assertThat(
              catchThrowableOfType(
                  Failure.class,
                  () -> publication.commit(PublishedDays.run("first", DATES, Instant.EPOCH))))
          .hasMessageContaining("stopped by a test");
    }
    assertThat(lock()).isEmpty();
  }

  @Test
  void whatADeadProcessHasLeftIsTakenOverByTheSameRun() {
    putLock("first", Instant.now().plusSeconds(3600));

    publish("first", 1);

    assertPublished(1);
    assertThat(lock()).isEmpty();
  }

  @Test
  void whatHasExpiredIsInNobodysWay() {
    putLock("other", Instant.now().minusSeconds(1));

    publish("first", 1);

    assertPublished(1);
  }

  @Test
  void whoHasLostItToAnotherRunPublishesNothingAndLeavesItToThatRun() {
    try (Publication publication = begin("first")) {
      publication.stage(PublishedDays.days(DATES, 1));
      putLock("second", Instant.now().plusSeconds(3600));

      Failure refused =
          catchThrowableOfType(
              Failure.class,
              () -> publication.commit(PublishedDays.run("first", DATES, Instant.EPOCH)));

      assertThat(refused.category()).isEqualTo(FailureCategory.LOCKED);
    }
    assertThat(lock().orElseThrow().description()).startsWith("run second, ");
    assertThat(project.emulator().requests().of(Operation.JOBS_INSERT)).isEmpty();
  }

  /** What a run had written over before it failed, another may have written over since. */
  @Test
  void aRunThatIsResumedAfterAnotherPublishedWritesAllOfItsDates() {
    failAtTheSecondDate("first");
    publish("second", 2);

    publish("first", 1);

    assertPublished(1);
  }

  @Test
  void aLockThatCannotBeGivenBackFailsNothingButIsTold() {
    project
        .emulator()
        .faults()
        .on(Operation.TABLES_DELETE)
        .always()
        .refuse(ErrorReason.ACCESS_DENIED);

    publish("first", 1);

    assertPublished(1);
    assertThat(leftBehind)
        .singleElement()
        .asString()
        .startsWith("cannot give back the lock p:d.bm_kpi_summary_lock: Access Denied")
        .endsWith(
            "; until it ends by itself no other run publishes; remove it with: bq rm -f -t"
                + " p:d.bm_kpi_summary_lock");
  }

  @Test
  void aTransactionNeedsNone() {
    BigQueryWarehouse warehouse = project.open(TableNames.defaults());
    try (Publication publication = warehouse.publish(DATES, "first")) {
      assertThat(lock()).isEmpty();
      publication.commit(PublishedDays.run("first", DATES, Instant.EPOCH));
    }
    assertThat(project.emulator().requests().count(Operation.TABLES_INSERT)).isEqualTo(1);
    assertThat(project.emulator().requests().count(Operation.TABLES_GET)).isZero();
  }

  private void failAtTheSecondDate(String runId) {
    project
        .emulator()
        .faults()
        .on(Operation.JOBS_INSERT)
        .containing("bm_kpi_market$20260330")
        .refuse(ErrorReason.QUOTA_EXCEEDED);
    assertThat(catchThrowableOfType(Failure.class, () -> publish(runId, 1)))
        .hasMessageContaining("failed at 2026-03-30");
  }

  private void putLock(String runId, Instant expires) {
    project
        .emulator()
        .put(
            Table.of(LOCK, List.of())
                .withOptions(
                    "run %s, process 1 on night-2, started 2026-04-01T00:00:00Z".formatted(runId),
                    Map.of(),
                    expires,
                    null));
  }

  private Optional<Table> lock() {
    return project.emulator().tables().table(LOCK);
  }

  private Publication begin(String runId) {
    RetryListener listener =
        new RetryListener() {
          @Override
          public void retrying(String what, String why, Duration wait, int tries) {}

          @Override
          public void leftBehind(String what) {
            leftBehind.add(what);
          }
        };
    return project
        .open(project.settings(TableNames.defaults(), PublishMode.TRUNCATE, null), listener)
        .publish(DATES, runId);
  }

  private void publish(String runId, int version) {
    try (Publication publication = begin(runId)) {
      publication.stage(PublishedDays.days(DATES, version));
      publication.commit(PublishedDays.run(runId, DATES, Instant.parse("2026-04-01T01:30:00Z")));
    }
  }

  /** Every date is of this version. */
  private void assertPublished(int version) {
    assertThat(PublishedDays.versions(project.open(TableNames.defaults()), DATES))
        .hasSize(3)
        .containsOnly((long) version);
  }
}
