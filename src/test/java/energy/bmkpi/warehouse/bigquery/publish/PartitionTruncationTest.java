package energy.bmkpi.warehouse.bigquery.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import energy.bmkpi.emulator.rest.ErrorReason;
import energy.bmkpi.emulator.rest.Operation;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.kpi.DayKpis;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Publication;
import energy.bmkpi.warehouse.PublishedDays;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.bigquery.BigQueryWarehouse;
import energy.bmkpi.warehouse.bigquery.EmulatedProject;
import energy.bmkpi.warehouse.bigquery.settings.PublishMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishing where DML is not allowed: partition by partition. */
@Slow
class PartitionTruncationTest {
  private static final LocalDate LAST = LocalDate.of(2026, 3, 31);
  private static final SettlementDates DATES = SettlementDates.ending(LAST, 3);
  private static final SettlementDates LAST_DAY = SettlementDates.ending(LAST, 1);

  @TempDir Path directory;

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
  void replacesExactlyItsDatesInEveryTableWithoutDml() {
    publish("first", DATES, PublishedDays.days(DATES, 1));

    publish("second", LAST_DAY, PublishedDays.days(LAST_DAY, 2));

    assertThat(PublishedDays.versions(project.open(TableNames.defaults()), DATES))
        .containsExactly(1L, 1L, 2L);
    assertThat(rows(OutputTable.RUN)).isEqualTo(2);
    assertThat(project.emulator().requests().of(Operation.JOBS_INSERT))
        .noneMatch(request -> request.body().toString().contains("MERGE"));
  }

  @Test
  void aDateThatHasNoDataAnyMoreLeavesNoRowBehind() {
    publish("first", DATES, PublishedDays.days(DATES, 1));

    publish("second", LAST_DAY, List.of());

    assertThat(rows(OutputTable.SUMMARY)).isEqualTo(2 * 3);
    assertThat(rows(OutputTable.MARKET)).isEqualTo(2);
  }

  @Test
  void aPartitionWhoseAnswerIsLostIsFoundAgain() {
    project.emulator().faults().on(Operation.JOBS_INSERT).times(3).dropAfterCommit();

    publish("first", DATES, PublishedDays.days(DATES, 1));

    assertThat(rows(OutputTable.SUMMARY)).isEqualTo(3 * 3);
    assertThat(rows(OutputTable.RUN)).isEqualTo(1);
  }

  @Test
  void aFailureTellsWhichDatesArePublishedAndNoRunIsNoted() {
    project
        .emulator()
        .faults()
        .on(Operation.JOBS_INSERT)
        .containing("bm_kpi_market$20260330")
        .refuse(ErrorReason.QUOTA_EXCEEDED);

    Failure failure =
        catchThrowableOfType(
            Failure.class, () -> publish("first", DATES, PublishedDays.days(DATES, 1)));

    assertThat(failure.getMessage())
        .startsWith(
            "publishing p.d.bm_kpi_market failed at 2026-03-30; dates before are published, it and"
                + " later ones are as they were: ");
    assertThat(rows(OutputTable.MARKET)).isEqualTo(1);
    assertThat(rows(OutputTable.RUN)).isZero();
  }

  private void publish(String runId, SettlementDates dates, List<DayKpis> days) {
    BigQueryWarehouse warehouse =
        project.open(
            project.settings(TableNames.defaults(), PublishMode.TRUNCATE, null),
            (what, why, wait, tries) -> {});
    try (Publication publication = warehouse.publish(dates, runId)) {
      publication.stage(days);
      publication.commit(PublishedDays.run(runId, dates, Instant.parse("2026-04-01T01:30:00Z")));
    }
  }

  private int rows(OutputTable table) {
    return project
        .emulator()
        .table(EmulatedProject.PROJECT, EmulatedProject.DATASET, table.defaultTableName())
        .rows()
        .size();
  }
}
