package energy.bmkpi.warehouse.bigquery.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import energy.bmkpi.emulator.rest.ErrorReason;
import energy.bmkpi.emulator.rest.Operation;
import energy.bmkpi.emulator.rest.RecordedRequest;
import energy.bmkpi.emulator.sql.GoogleSqlEngine;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.Table;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.table.TableColumn;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Publication;
import energy.bmkpi.warehouse.PublishedDays;
import energy.bmkpi.warehouse.RunRecord;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.bigquery.BigQueryWarehouse;
import energy.bmkpi.warehouse.bigquery.EmulatedProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a publication does to a project, also when answers are lost or jobs fail. */
@Slow
class BigQueryPublicationTest {
  private static final SettlementDates DATES = SettlementDates.ending(LocalDate.of(2026, 3, 31), 3);
  private static final String RUN_ID = "20260401T013000.000Z-2026-03-29-3d-7f3a91c0";
  private static final String JOB_ID = "bmkpi-20260401T013000_000Z-2026-03-29-3d-7f3a91c0-";
  private static final RunRecord RUN =
      PublishedDays.run(RUN_ID, DATES, Instant.parse("2026-04-01T01:30:00Z"));

  @TempDir Path directory;

  private final FailingOnce engine = new FailingOnce(new GoogleSqlEngine());
  private EmulatedProject project;

  @BeforeEach
  void start() {
    project = new EmulatedProject(directory, engine);
  }

  @AfterEach
  void stop() {
    project.close();
  }

  @Test
  void allTablesAreReplacedByTwoJobsInFiveRequests() {
    publish();

    assertThat(project.emulator().requests().operations())
        .containsExactly(
            Operation.JOBS_QUERY, // which output tables there are
            Operation.TABLES_INSERT,
            Operation.UPLOAD_START,
            Operation.UPLOAD_CHUNK,
            Operation.JOBS_INSERT);
    assertPublishedOnce();
  }

  @Test
  void outputTablesArePartitionedClusteredAndDescribedByTheCatalogue() {
    publish();

    Table summary = table(OutputTable.SUMMARY);
    assertThat(summary.partitionedBy()).isEqualTo("settlement_date");
    assertThat(summary.clusteredBy()).containsExactly("bm_unit");
    assertThat(table(OutputTable.MARKET).partitionedBy()).isEqualTo("settlement_date");
    assertThat(table(OutputTable.COVERAGE).partitionedBy()).isEqualTo("settlement_date");
    for (OutputTable output : OutputTable.values()) {
      assertThat(table(output).expires()).isNull();
      assertThat(table(output).fields())
          .extracting(Field::name, Field::description)
          .containsExactlyElementsOf(
              output.columns().stream()
                  .map(column -> tuple(column.name(), column.description()))
                  .toList());
      assertThat(output.columns())
          .extracting(TableColumn::description)
          .as("longer ones are refused")
          .allMatch(description -> description.length() <= 1024);
    }
  }

  @Test
  void theStagingTableExpiresByItself() {
    publish();

    Table staging =
        project.emulator().tables().tables().values().stream()
            .filter(table -> table.name().table().startsWith("bmkpi_staging_"))
            .findFirst()
            .orElseThrow();
    assertThat(staging.expires())
        .isBetween(
            Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(25)));
  }

  @Test
  void idsOfJobsFollowFromTheRunAndAreNotedBeforeTheyAreSent() throws IOException {
    project.emulator().faults().on(Operation.JOBS_INSERT).refuse(ErrorReason.ACCESS_DENIED);

    assertThat(catchThrowableOfType(Failure.class, this::publish)).isNotNull();

    assertThat(Files.readAllLines(directory.resolve("bigquery-jobs.log")))
        .extracting(line -> line.substring(line.indexOf('\t') + 1))
        .containsExactly(JOB_ID + "load-1", JOB_ID + "merge-1");
  }

  @Test
  void everyJobCarriesTheLabels() {
    publish();

    assertThat(
            project.emulator().requests().all().stream()
                .filter(
                    request ->
                        request.operation() == Operation.JOBS_INSERT
                            || request.operation() == Operation.UPLOAD_START))
        .hasSize(2)
        .allSatisfy(
            request ->
                assertThat(request.body().at("/configuration/labels/app").asText())
                    .isEqualTo("bmkpi"));
  }

  @Test
  void aTransactionWhoseAnswerIsLostIsFoundAgainAndNotRepeated() {
    project.emulator().faults().on(Operation.JOBS_INSERT).dropAfterCommit();

    publish();

    assertThat(project.emulator().requests().of(Operation.JOBS_INSERT))
        .hasSize(2)
        .extracting(BigQueryPublicationTest::jobId)
        .containsOnly(JOB_ID + "merge-1");
    assertPublishedOnce();
  }

  @Test
  void aLoadWhoseAnswerIsLostIsFoundAgainAndNotRepeated() {
    project.emulator().faults().on(Operation.UPLOAD_CHUNK).dropAfterCommit();

    publish();

    assertPublishedOnce();
  }

  @Test
  void aRunThatIsPublishedAgainUnderItsIdFindsItsJobsDone() {
    publish();

    publish();

    assertPublishedOnce();
  }

  @Test
  void jobsThatLastAreWaitedFor() {
    project.emulator().faults().on(Operation.UPLOAD_CHUNK).answerIncomplete();
    project.emulator().faults().on(Operation.JOBS_GET).times(2).answerIncomplete();
    project.emulator().faults().on(Operation.JOBS_INSERT).answerIncomplete();
    project.emulator().faults().on(Operation.GET_QUERY_RESULTS).answerIncomplete();

    publish();

    assertPublishedOnce();
  }

  @Test
  void aTransactionThatBreaksIsRepeatedUnderTheIdOfTheNextAttempt() {
    engine.failOnce("MERGE", "backendError");

    publish();

    assertThat(project.emulator().requests().of(Operation.JOBS_INSERT))
        .extracting(BigQueryPublicationTest::jobId)
        .containsExactly(JOB_ID + "merge-1", JOB_ID + "merge-2");
    assertPublishedOnce();
  }

  @Test
  void aTransactionThatIsRefusedFailsAndSaysThatNothingChanged() {
    engine.failOnce("MERGE", "invalidQuery");

    Failure failure = catchThrowableOfType(Failure.class, this::publish);

    assertThat(failure.getMessage()).startsWith("publishing failed; the tables are as they were: ");
    assertThat(project.open(TableNames.defaults()).publishedDates(OutputTable.SUMMARY)).isNull();
  }

  @Test
  void whetherATransactionIsDoneIsNotClaimedWhenNobodyAnswersAnyMore() {
    project.emulator().faults().on(Operation.JOBS_INSERT).always().dropAfterCommit();
    project.emulator().faults().on(Operation.JOBS_GET).always().dropBeforeProcessing();

    Failure failure = catchThrowableOfType(Failure.class, this::publish);

    assertThat(failure.getMessage())
        .startsWith("cannot learn how job " + JOB_ID + "merge-1 ended, tried 4 times: ");
    assertPublishedOnce();
  }

  @Test
  void whoeverMayNotWriteIsToldBeforeAnyQueryIsBilled() {
    project.emulator().faults().on(Operation.TABLES_INSERT).refuse(ErrorReason.ACCESS_DENIED);

    Failure failure =
        catchThrowableOfType(
            Failure.class,
            () -> project.open(TableNames.defaults()).publish(DATES, RUN_ID).close());

    assertThat(failure.category()).isEqualTo(FailureCategory.CONFIGURATION);
    assertThat(failure.getMessage()).startsWith("cannot make the staging table: Access Denied");
    assertThat(failure.remedy()).contains("docs/BIGQUERY.md");
  }

  @Test
  void whoeverMayNotRunJobsIsToldTheReasonOfTheUpload() {
    project.emulator().faults().on(Operation.UPLOAD_START).refuse(ErrorReason.ACCESS_DENIED);

    Failure failure = catchThrowableOfType(Failure.class, this::publish);

    assertThat(failure.category()).isEqualTo(FailureCategory.CONFIGURATION);
    assertThat(failure.getMessage())
        .startsWith("cannot load the results; nothing is published: Access Denied");
  }

  @Test
  void aStateDirectoryThatCannotBeWrittenIsToldBeforeAnyRequest() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    EmulatedProject elsewhere = new EmulatedProject(file.resolve("state"), engine);
    try (elsewhere) {
      BigQueryWarehouse warehouse = elsewhere.open(TableNames.defaults());
      warehouse.sourceTables();
      elsewhere.emulator().requests().clear();

      Failure failure =
          catchThrowableOfType(Failure.class, () -> warehouse.publish(DATES, RUN_ID).close());

      assertThat(failure.remedy()).contains("bmkpi.state-dir");
      assertThat(elsewhere.emulator().requests().all()).isEmpty();
    }
  }

  private void publish() {
    try (Publication publication = project.open(TableNames.defaults()).publish(DATES, RUN_ID)) {
      publication.stage(PublishedDays.days(DATES, 1));
      publication.commit(RUN);
    }
  }

  private void assertPublishedOnce() {
    assertThat(table(OutputTable.RUN).rows()).hasSize(1);
    assertThat(table(OutputTable.MARKET).rows()).hasSize(3);
    assertThat(table(OutputTable.SUMMARY).rows()).hasSize(9);
    assertThat(table(OutputTable.COVERAGE).rows()).hasSize(9);
  }

  private Table table(OutputTable table) {
    return project
        .emulator()
        .table(EmulatedProject.PROJECT, EmulatedProject.DATASET, table.defaultTableName());
  }

  private static String jobId(RecordedRequest request) {
    return request.body().at("/jobReference/jobId").asText();
  }
}
