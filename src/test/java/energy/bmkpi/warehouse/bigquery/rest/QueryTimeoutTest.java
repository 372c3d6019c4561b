package energy.bmkpi.warehouse.bigquery.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import energy.bmkpi.emulator.rest.Operation;
import energy.bmkpi.emulator.rest.RequestLog;
import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.warehouse.Cancellation;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.bigquery.BigQueryWarehouse;
import energy.bmkpi.warehouse.bigquery.EmulatedProject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A query that is not done in the time that it may take. */
@Timeout(60)
@Slow
class QueryTimeoutTest {
  @TempDir Path directory;

  private EmulatedProject project;
  private BigQueryWarehouse warehouse;

  @BeforeEach
  void aTableThatIsKnown() {
    project = new EmulatedProject(directory);
    project.create(
        OutputTable.MARKET.defaultTableName(),
        Map.of("settlement_date", FieldType.DATE),
        List.of(List.of("2026-03-29")));
    project.create(
        SourceTable.BM_UNITS.defaultTableName(),
        EmulatedProject.columns(SourceTable.BM_UNITS),
        List.of(unit("T_ONE-1"), unit("T_TWO-1")));
    warehouse =
        project.openWith(
            new EmulatedProject.Limits(4, Duration.ofMinutes(1), Duration.ofSeconds(5)),
            directory,
            directory,
            new Cancellation());
    warehouse.sourceTables();
    project.emulator().requests().clear();
  }

  @AfterEach
  void stop() {
    project.close();
  }

  @Test
  void failsByNameOfTheLimitAndIsCancelledAtTheService() {
    project
        .emulator()
        .faults()
        .onAny()
        .containing("/queries")
        .always()
        .answerIncompleteUntil(Duration.ofHours(1));

    Failure failure =
        catchThrowableOfType(Failure.class, () -> warehouse.publishedDates(OutputTable.MARKET));

    assertThat(failure)
        .hasMessage("cannot read p.d.bm_kpi_market: it took longer than 5 s, the limit of a query");
    assertThat(failure.remedy())
        .startsWith("give queries more time with --query-timeout or bmkpi.query-timeout");
    assertThat(requests().count(Operation.JOBS_CANCEL)).isEqualTo(1);
    assertThat(requests().count(Operation.GET_QUERY_RESULTS))
        .as("a service that answers at once is not asked without a pause")
        .isBetween(2, 12);
  }

  @Test
  void theServiceIsToldOfTheLimit() {
    warehouse.publishedDates(OutputTable.MARKET);

    assertThat(requests().of(Operation.JOBS_QUERY))
        .singleElement()
        .satisfies(
            query -> {
              assertThat(query.body().path("jobTimeoutMs").asLong()).isEqualTo(5000);
              assertThat(query.body().path("timeoutMs").asLong())
                  .as("its answer is to arrive in time")
                  .isBetween(4500L, 4750L);
            });
  }

  @Test
  void aServiceThatNeverAnswersIsWaitedForNoLonger() {
    assertFailsWhileSilent(Operation.JOBS_QUERY);

    assertThat(requests().count(Operation.JOBS_QUERY)).as("no time is left").isEqualTo(1);
  }

  @Test
  void aServiceThatFallsSilentWhileItWorksIsWaitedForNoLonger() {
    project.emulator().faults().on(Operation.JOBS_QUERY).answerIncomplete();

    assertFailsWhileSilent(Operation.GET_QUERY_RESULTS);
  }

  @Test
  void aServiceThatFallsSilentBetweenTwoPagesIsWaitedForNoLongerThanForAQuery() {
    project.emulator().faults().rowsPerPage(1);

    assertFailsWhileSilent(Operation.GET_QUERY_RESULTS);
  }

  private void assertFailsWhileSilent(Operation operation) {
    CountDownLatch closing = new CountDownLatch(1);
    project.emulator().faults().on(operation).always().hold(closing);
    project.emulator().faults().on(operation).always().dropBeforeProcessing();
    try {
      Failure failure = catchThrowableOfType(Failure.class, () -> warehouse.readBmUnits(row -> {}));

      assertThat(failure)
          .hasMessage(
              "cannot read p.d.bmu_metadata: it took longer than 5 s, the limit of a query");
    } finally {
      closing.countDown();
    }
  }

  private static List<Object> unit(String name) {
    return List.of(name, name, "WIND", "Party", "50");
  }

  private RequestLog requests() {
    return project.emulator().requests();
  }
}
