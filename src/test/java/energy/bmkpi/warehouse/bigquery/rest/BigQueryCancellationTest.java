package energy.bmkpi.warehouse.bigquery.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import energy.bmkpi.emulator.rest.ErrorReason;
import energy.bmkpi.emulator.rest.Operation;
import energy.bmkpi.emulator.rest.RecordedRequest;
import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.OwnThread;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Publication;
import energy.bmkpi.warehouse.RunRecord;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.bigquery.BigQueryWarehouse;
import energy.bmkpi.warehouse.bigquery.EmulatedProject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What BigQuery works on for us is cancelled there by its id, and nobody waits for it. */
@Timeout(60)
@Slow
class BigQueryCancellationTest {
  private static final SettlementDates DATES = SettlementDates.ending(LocalDate.of(2026, 3, 29), 1);

  @TempDir Path directory;

  private EmulatedProject project;
  private BigQueryWarehouse warehouse;

  @BeforeEach
  void aMarketTableOfOneDay() {
    project = new EmulatedProject(directory);
    project.create(
        OutputTable.MARKET.defaultTableName(),
        Map.of("settlement_date", FieldType.DATE),
        List.of(List.of("2026-03-29")));
    warehouse = project.open(TableNames.defaults());
    warehouse.sourceTables();
    project.emulator().requests().clear();
  }

  @AfterEach
  void stop() {
    project.close();
  }

  @Test
  void aQueryThatLasts() {
    lasting(Operation.JOBS_QUERY);
    lasting(Operation.GET_QUERY_RESULTS);
    CompletableFuture<?> query = CompletableFuture.runAsync(this::query, OwnThread.EACH);
    await(() -> requests(Operation.GET_QUERY_RESULTS).size() > 0);

    project.cancellation().request("stopped by a test");
    query.orTimeout(20, TimeUnit.SECONDS);

    assertThatThrownBy(query::join).hasCauseInstanceOf(Failure.class);
    await(() -> requests(Operation.JOBS_CANCEL).size() > 0);
    assertThat(requests(Operation.JOBS_CANCEL))
        .singleElement()
        .extracting(RecordedRequest::path)
        .isEqualTo("/bigquery/v2/projects/p/jobs/%s/cancel".formatted(jobWaitedFor()));
  }

  @Test
  void aQueryWhoseJobNobodyHasToldUsYet() {
    CountDownLatch answered = new CountDownLatch(1);
    project.emulator().faults().on(Operation.JOBS_QUERY).times(1).hold(answered);
    project
        .emulator()
        .faults()
        .on(Operation.JOBS_QUERY)
        .afterFirst(1)
        .always()
        .answerIncompleteUntil(Duration.ofHours(1));
    CompletableFuture<?> query = CompletableFuture.runAsync(this::query, OwnThread.EACH);
    await(() -> requests(Operation.JOBS_QUERY).size() > 0);

    project.cancellation().request("stopped by a test");

    await(() -> requests(Operation.JOBS_CANCEL).size() > 0);
    assertThat(requests(Operation.JOBS_QUERY))
        .as("the service knows the query by its request id")
        .extracting(request -> request.body().path("requestId").asText())
        .hasSize(2)
        .containsOnly(requests(Operation.JOBS_QUERY).get(0).body().path("requestId").asText());
    answered.countDown();
    query.handle((done, failed) -> null).join();
  }

  /** Neither the query is answered nor what asks for its job. */
  @Test
  void aQueryOfAServiceThatIsSilent() {
    CountDownLatch never = new CountDownLatch(1);
    project.emulator().faults().onAny().always().hold(never);
    project.emulator().faults().onAny().always().dropBeforeProcessing();
    CompletableFuture<?> query = CompletableFuture.runAsync(this::query, OwnThread.EACH);
    await(() -> requests(Operation.JOBS_QUERY).size() > 0);

    project.cancellation().request("stopped by a test");
    query.orTimeout(OpenConnections.PATIENCE.toSeconds() + 10, TimeUnit.SECONDS);

    try {
      assertThatThrownBy(query::join).hasCauseInstanceOf(Failure.class);
    } finally {
      never.countDown();
    }
  }

  @Test
  void theTransactionThatPublishes() {
    lasting(Operation.JOBS_INSERT);
    lasting(Operation.JOBS_GET);
    lasting(Operation.GET_QUERY_RESULTS);
    try (Publication publication = warehouse.publish(DATES, "run")) {
      CompletableFuture<?> commit =
          CompletableFuture.runAsync(() -> publication.commit(run()), OwnThread.EACH);
      await(() -> requests(Operation.GET_QUERY_RESULTS).size() > 0);

      project.cancellation().request("stopped by a test");
      commit.orTimeout(20, TimeUnit.SECONDS);

      assertThatThrownBy(commit::join)
          .hasMessageContaining(
              "publishing failed; the tables are as they were: Job execution was");
      assertThat(requests(Operation.JOBS_CANCEL))
          .extracting(RecordedRequest::path)
          .containsExactly("/bigquery/v2/projects/p/jobs/bmkpi-run-merge-1/cancel");
    }
  }

  @Test
  void theWaitBeforeTheNextTry() {
    project
        .emulator()
        .faults()
        .on(Operation.JOBS_QUERY)
        .always()
        .refuse(429, ErrorReason.RATE_LIMIT_EXCEEDED, Duration.ofSeconds(50));
    CompletableFuture<?> query = CompletableFuture.runAsync(this::query, OwnThread.EACH);
    await(() -> requests(Operation.JOBS_QUERY).size() > 0);

    project.cancellation().request("stopped by a test");

    assertThatThrownBy(query::join).hasCauseInstanceOf(Failure.class);
  }

  @Test
  void nothingIsPublishedAfterIt() {
    try (Publication publication = warehouse.publish(DATES, "run")) {
      project.cancellation().request("stopped by a test");

      Failure failure = catchThrowableOfType(Failure.class, () -> publication.commit(run()));

      assertThat(failure.getMessage())
          .isEqualTo("cannot load the results; nothing is published: stopped by a test");
    }
    assertThat(requests(Operation.UPLOAD_START)).isEmpty();
    assertThat(requests(Operation.JOBS_INSERT)).isEmpty();
  }

  private void lasting(Operation operation) {
    project.emulator().faults().on(operation).always().answerIncompleteUntil(Duration.ofHours(1));
  }

  private String jobWaitedFor() {
    String path = requests(Operation.GET_QUERY_RESULTS).get(0).path();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private List<RecordedRequest> requests(Operation operation) {
    return project.emulator().requests().of(operation);
  }

  private void query() {
    warehouse.publishedDates(OutputTable.MARKET);
  }

  private static void await(BooleanSupplier state) {
    while (!state.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  private static RunRecord run() {
    Instant now = Instant.parse("2026-04-01T09:00:00Z");
    return new RunRecord("run", DATES, "BOD", 1, 1, 1, 0, now, now, null);
  }
}
