package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import energy.bmkpi.cli.process.ExitCode;
import energy.bmkpi.emulator.rest.ErrorReason;
import energy.bmkpi.emulator.rest.Operation;
import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.emulator.store.HeldTransaction;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.warehouse.Cancellation;
import energy.bmkpi.warehouse.Publication;
import energy.bmkpi.warehouse.PublishedDays;
import energy.bmkpi.warehouse.bigquery.BigQueryWarehouse;
import energy.bmkpi.warehouse.bigquery.EmulatedProject;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands on BigQuery: the same words as on the embedded warehouse, and what it costs. */
@QuarkusTest
@QuarkusTestResource(value = EmulatedBigQuery.class, restrictToAnnotatedClass = true)
@Slow
class BigQueryCommandsTest {
  private static final LocalDate YESTERDAY = LocalDate.of(2026, 3, 31);

  @Inject CommandRunner bmkpi;
  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init")
  EmulatedProject project;

  @BeforeEach
  void cashflowsOfOneDay() {
    project.createSourceTables();
    project.create(
        SourceTable.EBOCF.defaultTableName(),
        EmulatedProject.requiredColumns(SourceTable.EBOCF),
        IntStream.rangeClosed(1, 3)
            .mapToObj(
                unit ->
                    Arrays.<Object>asList(
                        YESTERDAY, 1, "T_UNIT-" + unit, -100.25, "bid", "2026-04-01T06:00:00Z"))
            .map(List::copyOf)
            .toList());
    project.emulator().requests().clear();
  }

  @AfterEach
  void nothingGoesWrongAnyMore() {
    project.emulator().faults().clear();
  }

  @Test
  void runPublishesAndReportReadsItBack() {
    CommandRunner.Result run = bmkpi.run("run", "--days", "1");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("published 2026-03-31").contains("net cashflow −£300.75");

    CommandRunner.Result report =
        bmkpi.run("report", "--table", "summary", "--days", "1", "--output", "csv");

    assertThat(report.err()).isEmpty();
    assertThat(report.out().lines())
        .hasSize(4)
        .anySatisfy(
            line -> assertThat(line).startsWith("2026-03-31,T_UNIT-1,").contains("-100.25"));
  }

  @Test
  void runTellsTheBytesThatItWasBilled() throws IOException {
    JsonNode summary =
        new ObjectMapper().readTree(bmkpi.run("run", "--days", "1", "--output", "json").out());

    assertThat(summary.path("bytes_billed").asLong()).isEqualTo(4 * 10 * (1L << 20));
  }

  @Test
  void statusReadsThePublishedCoverage() {
    bmkpi.run("run", "--days", "1");

    CommandRunner.Result status = bmkpi.run("status", "--output", "csv");

    assertThat(status.exitCode()).isZero();
    assertThat(status.out()).contains("EBOCF,1,2026-03-31,2026-03-31,0,47,3,");
  }

  @Test
  void planTellsBytesAndCostOfEveryQueryAndOfAll() {
    CommandRunner.Result plan = bmkpi.run("plan", "--days", "90");

    assertThat(plan.err()).isEmpty();
    assertThat(plan.out())
        .endsWith(
            "2026-01-01 to 2026-03-31 on BigQuery dataset p.d: 90 days in 13 batches, 52 queries in"
                + " 2 waves of 28 workers; 545,259,520 bytes to be billed, $0.0031\n");
    assertThat(project.emulator().requests().of(Operation.JOBS_QUERY).stream().skip(1))
        .as("dry runs, after the look at the tables")
        .hasSize(52)
        .allMatch(request -> request.body().path("dryRun").asBoolean());
  }

  @Test
  void batchesOfTheRightSizeFitTheQueriesIntoOneWave() {
    CommandRunner.Result plan = bmkpi.run("plan", "--days", "90", "--batch-days", "auto");

    assertThat(plan.out()).contains("90 days in 7 batches, 28 queries in 1 wave of 28 workers");
  }

  @Test
  void aQueryAboveItsLimitStopsTheRunBeforeAnythingIsBilled() {
    CommandRunner.Result run = bmkpi.run("run", "--days", "1", "--max-bytes-billed", "10MB");

    assertThat(run.exitCode()).isEqualTo(ExitCode.OVER_BUDGET.code());
    assertThat(run.err())
        .isEqualTo(
            "bmkpi: the query of BOALF for 2026-03-31 would be billed 10,485,760 bytes, above the"
                + " limit of 10,000,000 for one query; nothing was run; raise --max-bytes-billed, or"
                + " take fewer days into a batch\n");
    assertThat(project.emulator().requests().of(Operation.JOBS_QUERY).stream().skip(1))
        .allMatch(request -> request.body().path("dryRun").asBoolean());
    assertThat(project.emulator().requests().count(Operation.TABLES_INSERT)).isZero();
  }

  @Test
  void checkTellsADifferenceWithItsExitCode() {
    project.create(
        SourceTable.BOD.defaultTableName(), Map.of("bmUnitId", FieldType.STRING), List.of());

    CommandRunner.Result check = bmkpi.run("check");

    assertThat(check.exitCode()).isEqualTo(ExitCode.SCHEMA_BROKEN.code());
    assertThat(check.err())
        .contains("bmkpi check: p.d.bmrs_bod: no column bmUnit (text); did you mean bmUnitId?");
  }

  @Test
  void aRequestThatIsTriedAgainIsToldOnStandardError() {
    project.emulator().faults().on(Operation.JOBS_QUERY).refuse(503, ErrorReason.BACKEND_ERROR);

    CommandRunner.Result check = bmkpi.run("check");

    assertThat(check.exitCode()).isZero();
    assertThat(check.err())
        .matches(
            "bmkpi: cannot read the schema of the tables at try 1: 503 backendError; trying again"
                + " in \\d+\\.\\d s\n");
  }

  @Test
  void oneFailedQueryPublishesNothing() {
    project
        .emulator()
        .faults()
        .on(Operation.JOBS_QUERY)
        .containing("bmrs_bod")
        .afterFirst(1)
        .refuse(ErrorReason.QUOTA_EXCEEDED);

    CommandRunner.Result run = bmkpi.run("run", "--days", "1");

    assertThat(run.exitCode()).isEqualTo(ExitCode.BATCHES_FAILED.code());
    assertThat(run.err()).contains("query of BOD for 2026-03-31 failed: ");
    assertThat(project.emulator().requests().count(Operation.UPLOAD_START)).isZero();
  }

  @Test
  @Timeout(120)
  void whileAnotherMachinePublishesRunExits6AndLaterSucceeds() throws Exception {
    HeldTransaction held = project.emulator().transactions().holdNextBeforeCommit();
    Thread otherMachine = new Thread(this::publishFromAnotherMachine);
    otherMachine.start();
    held.awaitReached();

    CommandRunner.Result run = bmkpi.run("run", "--days", "1");

    held.release();
    otherMachine.join();
    assertThat(run.exitCode()).isEqualTo(ExitCode.LOCKED.code());
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .matches(
            "bmkpi: publishing failed; the tables are as they were: Query error: Transaction is"
                + " aborted due to concurrent update against table p:d\\.bm_kpi_\\w+\\. Transaction"
                + " ID: \\S+ at \\S+; another run publishes to the same tables: wait until it has"
                + " ended, then run again\n");
    // the other machine had rows that this source does not have
    assertThat(bmkpi.run("run", "--days", "1", "--allow-empty").out())
        .contains("published 2026-03-31");
  }

  /** Which does not see the lock of this one. */
  private void publishFromAnotherMachine() {
    SettlementDates dates = SettlementDates.ending(YESTERDAY, 1);
    BigQueryWarehouse warehouse =
        project.openWith(EmulatedProject.Limits.USUAL, directory, directory, new Cancellation());
    try (Publication publication = warehouse.publish(dates, "of-another-machine")) {
      publication.stage(PublishedDays.days(dates, 1));
      publication.commit(
          PublishedDays.run("of-another-machine", dates, Instant.parse("2026-04-01T01:30:00Z")));
    }
  }

  @Test
  void filesAreLoadedIntoTheEmbeddedWarehouseOnly() {
    CommandRunner.Result load = bmkpi.run("load", "bod", "bod.csv");

    assertThat(load.exitCode()).isEqualTo(ExitCode.USAGE.code());
    assertThat(load.err()).contains("embedded warehouse only, not into bigquery");
  }
}
