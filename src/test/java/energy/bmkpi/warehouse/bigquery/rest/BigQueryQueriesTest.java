package energy.bmkpi.warehouse.bigquery.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import energy.bmkpi.dataset.AggregateRows;
import energy.bmkpi.dataset.Cashflows;
import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.emulator.BigQueryEmulator;
import energy.bmkpi.emulator.rest.Operation;
import energy.bmkpi.emulator.rest.RecordedRequest;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.warehouse.DatasetQuery;
import energy.bmkpi.warehouse.QueryEstimate;
import energy.bmkpi.warehouse.QueryStatistics;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.bigquery.BigQueryWarehouse;
import energy.bmkpi.warehouse.bigquery.EmulatedProject;
import energy.bmkpi.warehouse.bigquery.settings.PublishMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How the queries of a run go over the wire. */
@Slow
class BigQueryQueriesTest {
  private static final LocalDate DATE = LocalDate.of(2026, 5, 20);
  private static final SettlementDates DATES = SettlementDates.ending(DATE, 1);
  private static final long MIB = 1 << 20;

  @TempDir Path directory;

  private EmulatedProject project;

  @BeforeEach
  void cashflowsOfFiftyUnits() {
    project = new EmulatedProject(directory);
    project.create(
        SourceTable.EBOCF.defaultTableName(),
        EmulatedProject.requiredColumns(SourceTable.EBOCF),
        IntStream.rangeClosed(1, 50).mapToObj(BigQueryQueriesTest::cashflow).toList());
  }

  private static List<@Nullable Object> cashflow(int unit) {
    return Arrays.asList(DATE, 1, "T_UNIT-" + unit, -100.25, "bid", "2026-05-21T23:10:00.123456Z");
  }

  @AfterEach
  void stop() {
    project.close();
  }

  @Test
  void aQueryIsOneRequestThatSaysAllThereIsToSay() {
    BigQueryWarehouse warehouse =
        project.open(
            project.settings(TableNames.defaults(), PublishMode.MERGE, 20 * MIB),
            (what, why, wait, tries) -> {});
    DatasetQuery query = warehouse.query(Dataset.EBOCF, DATES);
    project.emulator().requests().clear();

    warehouse.fetch(query, new AggregateRows<>(Cashflows::read));

    List<RecordedRequest> requests = project.emulator().requests().all();
    assertThat(requests).hasSize(1);
    assertThat(requests.get(0).operation()).isEqualTo(Operation.JOBS_QUERY);
    JsonNode body = requests.get(0).body();
    assertThat(body.path("query").asText()).contains("@date_from").doesNotContain("2026-05-20");
    assertThat(body.path("useLegacySql").asBoolean(true)).isFalse();
    assertThat(body.path("maximumBytesBilled").asLong()).isEqualTo(20 * MIB);
    assertThat(body.path("location").asText()).isEqualTo(BigQueryEmulator.LOCATION);
    assertThat(body.path("requestId").asText()).isNotEmpty();
    assertThat(body.path("timeoutMs").asLong()).as("waits in one request").isEqualTo(50_000);
    assertThat(body.path("labels").path("app").asText()).isEqualTo("bmkpi");
    assertThat(body.path("labels").path("dataset").asText()).isEqualTo("ebocf");
    assertThat(body.path("queryParameters").findValuesAsText("name"))
        .containsExactly("date_from", "date_to");
  }

  @Test
  void everyPageIsReadAndItsTimesAreThoseOfTheFirst() {
    project.emulator().faults().rowsPerPage(20);
    BigQueryWarehouse warehouse = project.open(TableNames.defaults());
    AggregateRows<Cashflows> rows = new AggregateRows<>(Cashflows::read);

    QueryStatistics statistics = warehouse.fetch(warehouse.query(Dataset.EBOCF, DATES), rows);

    assertThat(statistics.rows()).as("50 units and the market").isEqualTo(51);
    assertThat(rows.days().get(DATE))
        .satisfies(
            day -> {
              assertThat(day.units()).hasSize(50);
              assertThat(day.market().netGbp()).isEqualTo(-50 * 100.25);
              assertThat(day.units().values())
                  .extracting(Cashflows::newestCreated)
                  .containsOnly(Instant.parse("2026-05-21T23:10:00.123456Z"));
            });
    assertThat(project.emulator().requests().count(Operation.GET_QUERY_RESULTS)).isEqualTo(2);
  }

  @Test
  void rowsOfAnAnswerThatBreaksOffInItsMiddleCountOnce() {
    BigQueryWarehouse warehouse = project.open(TableNames.defaults());
    DatasetQuery query = warehouse.query(Dataset.EBOCF, DATES);
    project.emulator().requests().clear();
    project.emulator().faults().on(Operation.JOBS_QUERY).cutOffAnswer();
    List<String> units = new ArrayList<>();

    QueryStatistics statistics =
        warehouse.fetch(query, row -> units.add(String.valueOf(row.text("bm_unit"))));

    assertThat(project.emulator().requests().count(Operation.JOBS_QUERY)).isEqualTo(2);
    assertThat(statistics.rows()).isEqualTo(51);
    assertThat(units).hasSize(51).doesNotHaveDuplicates();
  }

  @Test
  @Timeout(120)
  void asManyQueriesAreInFlightAsThereAreWorkersAndNotOneMore() {
    project.createSourceTables();
    CountDownLatch allWorkersAsk = new CountDownLatch(1);
    project
        .emulator()
        .faults()
        .on(Operation.JOBS_QUERY)
        .containing("GROUPING SETS")
        .always()
        .hold(allWorkersAsk);
    Thread watcher =
        new Thread(
            () -> {
              while (project.emulator().requests().peak(Operation.JOBS_QUERY) < 28) {
                Thread.onSpinWait();
              }
              allWorkersAsk.countDown();
            });
    watcher.setDaemon(true);
    watcher.start();

    try (WholeRun run = WholeRun.on(project.open(TableNames.defaults()))) {
      run.run(WholeRun.plan(SettlementDates.ending(DATE, 9), 1, 28));
    }

    assertThat(project.emulator().requests().peak(Operation.JOBS_QUERY)).isEqualTo(28);
  }

  @Test
  void bytesBilledAreThoseOfTheService() {
    BigQueryWarehouse warehouse = project.open(TableNames.defaults());

    QueryStatistics statistics =
        warehouse.fetch(
            warehouse.query(Dataset.EBOCF, DATES), new AggregateRows<>(Cashflows::read));

    assertThat(statistics.bytesBilled()).as("the smallest bill").isEqualTo(10 * MIB);
  }

  @Test
  void bytesBilledOfAQueryThatLastsAreAskedOfItsJob() {
    BigQueryWarehouse warehouse = project.open(TableNames.defaults());
    DatasetQuery query = warehouse.query(Dataset.EBOCF, DATES);
    project.emulator().faults().on(Operation.JOBS_QUERY).answerIncomplete();

    assertThat(warehouse.fetch(query, new AggregateRows<>(Cashflows::read)).bytesBilled())
        .isEqualTo(10 * MIB);
  }

  @Test
  void anEstimateRunsNothing() {
    BigQueryWarehouse warehouse = project.open(TableNames.defaults());
    DatasetQuery query = warehouse.query(Dataset.EBOCF, DATES);
    project.emulator().requests().clear();

    QueryEstimate estimate = warehouse.estimate(query);

    assertThat(estimate.bytesProcessed()).isPositive().isLessThan(10 * MIB);
    assertThat(estimate.bytesBilled()).isEqualTo(10 * MIB);
    assertThat(estimate.cost()).isCloseTo(6.25 * 10 / 1024 / 1024, within(1e-12));
    assertThat(project.emulator().requests().all())
        .singleElement()
        .satisfies(request -> assertThat(request.body().path("dryRun").asBoolean()).isTrue());
  }

  @Test
  void aQueryAboveItsLimitIsRefusedAsOverBudget() {
    BigQueryWarehouse warehouse =
        project.open(
            project.settings(TableNames.defaults(), PublishMode.MERGE, 10 * MIB - 1),
            (what, why, wait, tries) -> {});
    // the limit is not for looking up what the columns are
    DatasetQuery query = warehouse.query(Dataset.EBOCF, DATES);

    Failure failure =
        catchThrowableOfType(
            Failure.class, () -> warehouse.fetch(query, new AggregateRows<>(Cashflows::read)));

    assertThat(failure.category()).isEqualTo(FailureCategory.OVER_BUDGET);
    assertThat(failure.remedy()).contains("bmkpi.bigquery.max-bytes-billed");
  }
}
