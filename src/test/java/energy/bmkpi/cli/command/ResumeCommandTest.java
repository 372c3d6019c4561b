package energy.bmkpi.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import energy.bmkpi.cli.CommandRunner;
import energy.bmkpi.cli.DemoDatabase;
import energy.bmkpi.cli.DuckDbFile;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.EveryPeriod;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.testing.WholeRun;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Seven days in a batch each, one of them without its volumes: the run that requires all of them
 * fails when the other six are finished.
 */
@QuarkusTest
@Slow
class ResumeCommandTest {
  private static final String ALL_ROWS =
      "SELECT * FROM bm_kpi_summary ORDER BY settlement_date, bm_unit";

  @Inject CommandRunner bmkpi;
  @Inject DemoDatabase demo;
  @TempDir Path directory;

  private DuckDbFile market;
  private List<String> expected;

  @BeforeEach
  void interruptARun() {
    market = new DuckDbFile(demo.copyInto(directory));
    market.execute(EveryPeriod.statements());
    publishWithoutJournal();
    expected = market.rows(ALL_ROWS);
    // an update past the program, which the program cannot see: it counts rows only
    market.execute(
        "UPDATE bmrs_boav SET settlementDate = DATE '1999-03-28' WHERE settlementDate = DATE '2026-03-28'",
        "DELETE FROM bm_kpi_summary",
        "DELETE FROM bm_kpi_coverage");
    assertThat(run("--require-complete").exitCode()).isEqualTo(5);
  }

  @Test
  void finishesTheRunWithoutComputingAgainWhatIsDone() throws IOException {
    restoreTheLostDay();
    String runId = onlyRun().get("run_id").asText();

    CommandRunner.Result result = bmkpi("resume", "--output", "json");

    assertThat(result.exitCode()).as(result.err()).isZero();
    JsonNode summary = new ObjectMapper().readTree(result.out());
    assertThat(summary.get("run_id").asText()).isEqualTo(runId);
    assertThat(summary.get("batches_from_journal").asInt()).isEqualTo(6);
    assertThat(summary.get("oldest_batch_at").asText()).isEqualTo("2026-04-01T09:00:00Z");
    assertThat(summary.get("workers").asInt()).isEqualTo(3);
    assertThat(market.rows(ALL_ROWS)).isEqualTo(expected);
    assertThat(onlyRun().get("state").asText()).isEqualTo("done");
  }

  @Test
  void whatTheRunRequiredIsStillRequired() {
    CommandRunner.Result result = bmkpi("resume");

    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.err()).startsWith("bmkpi: no source rows of BOAV 2026-03-28;");
  }

  @Test
  void runAgainFinishesItAsWell() {
    restoreTheLostDay();

    CommandRunner.Result result = run();

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("6 of 7 batches from the journal, the oldest finished 2026-04-01T09:00:00Z\n");
    assertThat(market.rows(ALL_ROWS)).isEqualTo(expected);
  }

  @Test
  void aFreshRunComputesAllOfIt() {
    restoreTheLostDay();

    CommandRunner.Result result = run("--fresh");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).doesNotContain("from the journal");
    assertThat(market.rows(ALL_ROWS)).isEqualTo(expected);
  }

  @Test
  void aRunCanBeNamed() throws IOException {
    restoreTheLostDay();

    CommandRunner.Result result =
        bmkpi("resume", onlyRun().get("run_id").asText(), "--workers", "1");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("7 batches on 1 worker ");
  }

  @Test
  void whereAllIsPublishedThereIsNothingToResume() throws IOException {
    restoreTheLostDay();
    bmkpi("resume");
    String runId = onlyRun().get("run_id").asText();

    CommandRunner.Result unnamed = bmkpi("resume");
    assertThat(unnamed.exitCode()).isZero();
    assertThat(unnamed.out()).isEmpty();
    assertThat(unnamed.err())
        .startsWith(
            "bmkpi: there is nothing to resume on DuckDB file " + market.path().toRealPath());
    assertThat(bmkpi("resume", runId))
        .isEqualTo(
            new CommandRunner.Result(
                0,
                "",
                "bmkpi: run %s is published; there is nothing to resume\n".formatted(runId)));
  }

  @Test
  void aRunOfAnotherDatabaseIsNamedAndLeftAlone() throws IOException {
    String runId = onlyRun().get("run_id").asText();
    Path other = Files.copy(market.path(), directory.resolve("other.duckdb"));
    String database = other.toString();

    CommandRunner.Result unnamed = bmkpi.run("resume", "--database", database);
    CommandRunner.Result named = bmkpi.run("resume", runId, "--database", database);

    assertThat(unnamed.exitCode()).isZero();
    assertThat(unnamed.err())
        .startsWith("bmkpi: there is nothing to resume on DuckDB file " + other.toRealPath());
    assertThat(named.exitCode()).isEqualTo(2);
    assertThat(named.err())
        .startsWith("bmkpi: run %s publishes into DuckDB file ".formatted(runId))
        .endsWith(
            "; name its warehouse with --warehouse or --database, and its tables with bmkpi.tables.*\n");
  }

  @Test
  void aRunThatNobodyKnowsIsRefused() {
    CommandRunner.Result result = bmkpi("resume", "20260401T090000.000Z-2026-03-25-7d-00000000");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            "bmkpi: there is no run 20260401T090000.000Z-2026-03-25-7d-00000000 in the journal;"
                + " 'bmkpi status --runs' lists the runs there are\n");
  }

  @Test
  void sourceColumnsThatHaveChangedSinceMakeItAnotherRun() {
    market.execute("ALTER TABLE bmrs_bod ALTER settlementDate TYPE VARCHAR");

    CommandRunner.Result result = bmkpi("resume");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("bmkpi: the interrupted run cannot be finished: the columns of its source");
  }

  /** A later settlement run may have restated any day. */
  @Test
  void rowsThatAreLoadedMakeEveryBatchBeComputedAgain() throws IOException {
    restoreTheLostDay();
    Path rows =
        Files.writeString(
            directory.resolve("ebocf.csv"),
            """
            settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction,createdDateTime
            2026-03-25,1,T_NEW-1,-1234.5,bid,2026-04-20T06:00:00Z
            """);
    assertThat(bmkpi("load", "ebocf", rows.toString()).exitCode()).isZero();

    CommandRunner.Result result = bmkpi("resume", "--output", "json");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(new ObjectMapper().readTree(result.out()).get("batches_from_journal").asInt())
        .isZero();
    assertThat(
            market.value("SELECT net_cashflow_gbp FROM bm_kpi_summary WHERE bm_unit = 'T_NEW-1'"))
        .isEqualTo("-1234.5");
  }

  @Test
  void rowsThatAnotherProgramAddsMakeEveryBatchBeComputedAgain() throws IOException {
    restoreTheLostDay();
    market.execute("INSERT INTO bmrs_ebocf FROM bmrs_ebocf LIMIT 1");

    CommandRunner.Result result = bmkpi("resume", "--output", "json");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(new ObjectMapper().readTree(result.out()).get("batches_from_journal").asInt())
        .isZero();
    assertThat(market.rows(ALL_ROWS)).as("a row seen twice counts once").isEqualTo(expected);
  }

  /** What the interrupted run has of this day is older than what is published by then. */
  @Test
  void aDayThatWasRestatedAndPublishedSinceIsComputedAgain() throws IOException {
    restoreTheLostDay();
    market.execute("UPDATE bmrs_ebocf SET totalCashflow = totalCashflow + 1000");
    assertThat(bmkpi("run", "--days", "1").exitCode()).isZero();
    String restated = ALL_ROWS.replace("ORDER", "WHERE settlement_date = DATE '2026-03-31' ORDER");
    List<String> published = market.rows(restated);

    CommandRunner.Result result = bmkpi("resume", "--output", "json");

    assertThat(new ObjectMapper().readTree(result.out()).get("batches_from_journal").asInt())
        .isEqualTo(5);
    assertThat(market.rows(restated)).isEqualTo(published);
  }

  @Test
  void statusTellsOfTheRunBelowTheCoverage() throws IOException {
    String runId = onlyRun().get("run_id").asText();

    CommandRunner.Result result = bmkpi("status");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains(
            ("run %s: resumable, 6 of 7 batches of 2026-03-25 to 2026-03-31 are done; it requires"
                    + " complete source data: load what is missing, then 'bmkpi resume' finishes it")
                .formatted(runId));
    assertThat(bmkpi("status", "--output", "json").out()).doesNotContain(runId);
  }

  @Test
  void theListOfRunsTellsWhatBecameOfEach() throws IOException {
    JsonNode run = onlyRun();

    assertThat(run.get("state").asText()).isEqualTo("resumable");
    assertThat(run.get("batches_done").asInt()).isEqualTo(6);
    assertThat(run.get("batches").asInt()).isEqualTo(7);
    assertThat(run.get("date_from").asText()).isEqualTo("2026-03-25");
    assertThat(run.get("reason").asText())
        .isEqualTo("no source rows of BOAV 2026-03-28; nothing was published");
    assertThat(bmkpi.run("status", "--runs", "--output", "csv").out())
        .startsWith("run_id,state,batches_done,batches,date_from,date_to,started_at,changed_at,");
  }

  private void publishWithoutJournal() {
    SettlementDates week =
        new SettlementDates(LocalDate.of(2026, 3, 25), LocalDate.of(2026, 3, 31));
    try (WholeRun whole = WholeRun.on(market.path())) {
      whole.run(WholeRun.plan(week, 3, 2));
    }
  }

  private void restoreTheLostDay() {
    market.execute(
        "UPDATE bmrs_boav SET settlementDate = DATE '2026-03-28' WHERE settlementDate = DATE '1999-03-28'");
  }

  private JsonNode onlyRun() throws IOException {
    String warehouse = "DuckDB file " + market.path().toRealPath();
    JsonNode found = null;
    for (JsonNode run :
        new ObjectMapper().readTree(bmkpi.run("status", "--runs", "--output", "json").out())) {
      if (run.get("warehouse").asText().equals(warehouse)) {
        assertThat(found).isNull();
        found = run;
      }
    }
    return Objects.requireNonNull(found);
  }

  private CommandRunner.Result run(String... options) {
    String[] command = {"run", "--days", "7", "--batch-days", "1", "--workers", "3"};
    return bmkpi(Stream.concat(Stream.of(command), Stream.of(options)).toArray(String[]::new));
  }

  private CommandRunner.Result bmkpi(String... command) {
    return bmkpi.run(
        Stream.concat(Stream.of(command), Stream.of("--database", database()))
            .toArray(String[]::new));
  }

  private String database() {
    return market.path().toString();
  }
}
