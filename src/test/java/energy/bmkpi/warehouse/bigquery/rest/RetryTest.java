package energy.bmkpi.warehouse.bigquery.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import energy.bmkpi.emulator.rest.ErrorReason;
import energy.bmkpi.emulator.rest.Faults;
import energy.bmkpi.emulator.rest.Operation;
import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.bigquery.BigQueryWarehouse;
import energy.bmkpi.warehouse.bigquery.EmulatedProject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What passes by itself is borne; everything else fails at once. */
@Slow
class RetryTest {
  @TempDir Path directory;

  private final List<String> retries = new CopyOnWriteArrayList<>();
  private final List<Duration> waits = new CopyOnWriteArrayList<>();
  private EmulatedProject project;
  private BigQueryWarehouse warehouse;

  @BeforeEach
  void aMarketTableOfOneDay() {
    project = new EmulatedProject(directory);
    project.create(
        OutputTable.MARKET.defaultTableName(),
        Map.of("settlement_date", FieldType.DATE),
        List.of(List.of("2026-03-29")));
    warehouse =
        project.open(
            project.settings(TableNames.defaults()),
            (what, why, wait, tries) -> {
              retries.add("%s at try %d: %s".formatted(what, tries, why));
              waits.add(wait);
            });
    warehouse.sourceTables();
    project.emulator().requests().clear();
  }

  @AfterEach
  void stop() {
    project.close();
  }

  @ParameterizedTest
  @CsvSource({
    "500, INTERNAL_ERROR",
    "502, BACKEND_ERROR",
    "503, BACKEND_ERROR",
    "503, INTERNAL_ERROR",
    "429, RATE_LIMIT_EXCEEDED",
    "403, RATE_LIMIT_EXCEEDED",
  })
  void whatPassesByItselfIsTriedAgain(int status, ErrorReason reason) {
    faults().on(Operation.JOBS_QUERY).times(2).refuse(status, reason);

    query();

    assertThat(project.emulator().requests().count(Operation.JOBS_QUERY)).isEqualTo(3);
    assertThat(retries)
        .containsExactly(
            "cannot read p.d.bm_kpi_market at try 1: " + status + " " + reason.restName(),
            "cannot read p.d.bm_kpi_market at try 2: " + status + " " + reason.restName());
  }

  @ParameterizedTest
  @EnumSource(names = {"QUOTA_EXCEEDED", "ACCESS_DENIED", "INVALID_QUERY"})
  void whatDoesNotPassFailsAtOnce(ErrorReason reason) {
    faults().on(Operation.JOBS_QUERY).refuse(reason);

    Failure failure = catchThrowableOfType(Failure.class, this::query);

    assertThat(failure.getMessage()).startsWith("cannot read p.d.bm_kpi_market: ");
    assertThat(project.emulator().requests().count(Operation.JOBS_QUERY)).isEqualTo(1);
    assertThat(retries).isEmpty();
  }

  @Test
  void triesEndAndTheFailureTellsHowManyThereWere() {
    faults().on(Operation.JOBS_QUERY).always().refuse(503, ErrorReason.BACKEND_ERROR);

    Failure failure = catchThrowableOfType(Failure.class, this::query);

    assertThat(failure.getMessage()).startsWith("cannot read p.d.bm_kpi_market, tried 4 times: ");
    assertThat(failure.category()).isEqualTo(FailureCategory.WAREHOUSE);
    assertThat(project.emulator().requests().count(Operation.JOBS_QUERY)).isEqualTo(4);
    assertThat(retries).hasSize(3);
  }

  @Test
  void waitsAsLongAsTheServiceAsks() {
    faults()
        .on(Operation.JOBS_QUERY)
        .refuse(429, ErrorReason.RATE_LIMIT_EXCEEDED, Duration.ofSeconds(1));

    query();

    assertThat(waits).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void everyTryOfAQueryCarriesTheSameRequestId() {
    faults().on(Operation.JOBS_QUERY).times(2).refuse(500, ErrorReason.INTERNAL_ERROR);

    query();
    query();

    List<String> ids =
        project.emulator().requests().of(Operation.JOBS_QUERY).stream()
            .map(request -> request.body().path("requestId").asText())
            .toList();
    assertThat(ids).hasSize(4);
    assertThat(ids.subList(0, 3)).containsOnly(ids.get(0)).doesNotContain("");
    assertThat(ids.get(3)).isNotEqualTo(ids.get(0));
  }

  @Test
  void aConnectionThatBreaksBeforeTheQueryIsMadeAgain() {
    faults().on(Operation.JOBS_QUERY).dropBeforeProcessing();

    query();
    assertThat(retries).hasSize(1);
  }

  @Test
  void aQueryWhoseAnswerIsLostIsNotRunTwice() {
    faults().on(Operation.JOBS_QUERY).dropAfterCommit();

    query();

    assertThat(project.emulator().requests().of(Operation.JOBS_QUERY))
        .as("the service knows the request again")
        .extracting(request -> request.body().path("requestId"))
        .hasSize(2)
        .containsOnly(requestIds().get(0));
  }

  @Test
  void aQueryThatLastsIsWaitedFor() {
    faults().on(Operation.JOBS_QUERY).answerIncomplete();
    faults().on(Operation.GET_QUERY_RESULTS).times(2).answerIncomplete();

    query();

    assertThat(project.emulator().requests().count(Operation.GET_QUERY_RESULTS)).isEqualTo(3);
  }

  @Test
  void anAddressWithoutServiceIsToldAsSuch() {
    project.close();

    Failure failure = catchThrowableOfType(Failure.class, this::query);

    assertThat(failure.getMessage())
        .startsWith("cannot read p.d.bm_kpi_market, tried 4 times: ")
        .containsIgnoringCase("connect");
    assertThat(failure.remedy()).contains("network");
  }

  private List<JsonNode> requestIds() {
    List<JsonNode> ids = new ArrayList<>();
    project
        .emulator()
        .requests()
        .of(Operation.JOBS_QUERY)
        .forEach(request -> ids.add(request.body().path("requestId")));
    return ids;
  }

  private Faults faults() {
    return project.emulator().faults();
  }

  /** Asks for the published dates, and gets them. */
  private void query() {
    assertThat(warehouse.publishedDates(OutputTable.MARKET))
        .isEqualTo(SettlementDates.ending(LocalDate.of(2026, 3, 29), 1));
  }
}
