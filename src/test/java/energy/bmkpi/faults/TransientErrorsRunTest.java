package energy.bmkpi.faults;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.demo.DemoMarket;
import energy.bmkpi.emulator.rest.ErrorReason;
import energy.bmkpi.emulator.rest.Operation;
import energy.bmkpi.emulator.rest.RequestLog;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.testing.SourceFile;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.warehouse.bigquery.EmulatedProject;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service of which three answers of ten are errors that pass by themselves. */
@Slow
class TransientErrorsRunTest {
  private static final SettlementDates DATES =
      SettlementDates.ending(LocalDate.of(2026, 3, 31), 90);

  /** Of one request; the chance that all of them fail is six in a million. */
  private static final int TRIES = 10;

  @TempDir Path directory;

  @Test
  void theRunOf90DaysEndsAsWithoutThem() {
    Path market = SourceFile.demo(directory.resolve("m.duckdb"), new DemoMarket(DATES, 2, 42));
    String expected = published(market);
    try (EmulatedProject project = new EmulatedProject(directory)) {
      project.runOn(market).close();
      project.emulator().faults().onAny().percent(30, 7).refuse(503, ErrorReason.BACKEND_ERROR);
      try (WholeRun run = project.runWithTries(TRIES)) {
        run.run(WholeRun.plan(DATES, 7, 4));
        RequestLog requests = project.emulator().requests();
        Map<String, Long> tries =
            requests.of(Operation.JOBS_QUERY).stream()
                .collect(
                    Collectors.groupingBy(
                        request -> request.body().path("requestId").asText(),
                        Collectors.counting()));
        assertThat(tries).hasSizeGreaterThan(52);
        assertThat(tries.values())
            .as("some were tried again, none too often")
            .anyMatch(count -> count > 1)
            .allMatch(count -> count <= TRIES);
        project.emulator().faults().clear();
        assertThat(run.hash(DATES)).isEqualTo(expected);
      }
    }
  }

  private static String published(Path market) {
    try (WholeRun run = WholeRun.on(market)) {
      run.run(WholeRun.plan(DATES, 7, 4));
      return run.hash(DATES);
    }
  }
}
