package energy.bmkpi.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import energy.bmkpi.emulator.rest.Operation;
import energy.bmkpi.emulator.rest.RequestLog;
import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.warehouse.Cancellation;
import energy.bmkpi.warehouse.OutputTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A query that the service works on for longer than it may. */
@Timeout(60)
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

    assertThat(failure).hasMessage("cannot read p.d.bm_kpi_market: it took longer than 5 s");
    assertThat(failure.remedy()).startsWith("give it more time with bmkpi.query-timeout");
    assertThat(requests().count(Operation.JOBS_CANCEL)).isEqualTo(1);
  }

  @Test
  void theServiceIsToldOfTheLimit() {
    warehouse.publishedDates(OutputTable.MARKET);

    assertThat(requests().of(Operation.JOBS_QUERY))
        .singleElement()
        .satisfies(
            query -> {
              assertThat(query.body().path("jobTimeoutMs").asLong()).isEqualTo(5000);
              assertThat(query.body().path("timeoutMs").asLong()).isEqualTo(5000);
            });
  }

  private RequestLog requests() {
    return project.emulator().requests();
  }
}
