package energy.bmkpi.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.cli.CommandRunner;
import energy.bmkpi.cli.DemoDatabase;
import energy.bmkpi.cli.DuckDbFile;
import energy.bmkpi.testing.Slow;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two dates are published, and then the rows that they were made of go away. */
@QuarkusTest
@Slow
class EmptiedDatesTest {
  @Inject CommandRunner bmkpi;
  @Inject DemoDatabase demo;
  @TempDir Path directory;

  private DuckDbFile market;

  @BeforeEach
  void publishTwoDates() throws IOException {
    market = new DuckDbFile(demo.copyInto(directory));
    market.execute(
        "DELETE FROM bmrs_boalf_complete",
        "DELETE FROM bmrs_bod",
        "DELETE FROM bmrs_boav",
        "DELETE FROM bmrs_ebocf",
        "DROP TABLE bm_kpi_summary",
        "DROP TABLE bm_kpi_market",
        "DROP TABLE bm_kpi_coverage",
        "DROP TABLE bm_kpi_run");
    load(
        "ebocf",
        """
        settlementDate,settlementPeriod,bmUnit,totalCashflow,_direction
        2026-01-05,1,T_A-1,10,offer
        2026-01-05,2,T_A-1,10,offer
        2026-01-06,1,T_A-1,30,offer
        """);
    load(
        "boav",
        """
        settlementDate,settlementPeriod,bmUnit,acceptanceId,totalVolumeAccepted,_direction
        2026-01-05,1,T_A-1,7,1,offer
        2026-01-06,1,T_A-1,7,1,offer
        """);
    assertThat(run().exitCode()).isZero();
  }

  @Test
  void aRunWithoutRowsOfAPublishedDateStopsAndSaysWhatWasPublished() {
    unload("ebocf", "2026-01-05");

    CommandRunner.Result result = run();

    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.err())
        .contains(
            "source rows of published dates have gone: EBOCF 2026-01-05 (2 rows)",
            "stay published as they were",
            "--allow-empty");
    assertThat(netCashflows()).containsExactly("20.0", "30.0");
  }

  @Test
  void consecutiveDatesAreToldAsOneRange() {
    unload("ebocf", "2026-01-05", "--to", "2026-01-06");

    assertThat(run().err()).contains("EBOCF 2026-01-05 to 2026-01-06 (3 rows)");
  }

  @Test
  void theDatesArePublishedEmptyWhereThatIsMeant() {
    unload("ebocf", "2026-01-05");

    CommandRunner.Result result = run("--allow-empty");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(netCashflows()).containsExactly("null", "30.0");
  }

  @Test
  void whatIsPublishedEmptyOnceIsNoLossAnyMore() {
    unload("ebocf", "2026-01-05");
    run("--allow-empty");

    assertThat(run().exitCode()).isZero();
  }

  @Test
  void statusOffersTheTwoWaysOutOfALoss() {
    unload("ebocf", "2026-01-05");
    run();

    CommandRunner.Result status = bmkpi.run("status", "--database", database());

    assertThat(status.out())
        .contains(" --allow-empty' publishes them without it", "EBOCF 2026-01-05 (2 rows)");
  }

  @Test
  void aStoppedRunIsResumedOnlyIfEmptyDatesAreAllowed() {
    unload("ebocf", "2026-01-05");
    run();

    assertThat(bmkpi.run("resume", "--database", database()).exitCode()).isEqualTo(5);
    CommandRunner.Result allowed = bmkpi.run("resume", "--allow-empty", "--database", database());

    assertThat(allowed.exitCode()).as(allowed.err()).isZero();
    assertThat(netCashflows()).containsExactly("null", "30.0");
  }

  @Test
  void aRunThatLeavesOutAPublishedDatasetStopsToo() {
    CommandRunner.Result result = run("--datasets", "boav");

    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.err())
        .contains("left out of the run: EBOCF 2026-01-05 to 2026-01-06 (3 rows)", "--allow-empty");
    assertThat(netCashflows()).containsExactly("20.0", "30.0");
    assertThat(run("--datasets", "boav", "--allow-empty").exitCode()).isZero();
    assertThat(netCashflows()).containsExactly("null", "null");
  }

  @Test
  void aRunOfDatesWithoutARowIsNotTheOneToResume() {
    unload("ebocf", "2026-01-05");
    run();
    bmkpi.run("run", "--from", "2026-02-01", "--to", "2026-02-02", "--database", database());

    bmkpi.run("resume", "--allow-empty", "--database", database());

    assertThat(netCashflows()).containsExactly("null", "30.0");
  }

  @Test
  void aRangeWithoutASingleRowIsRefusedAndTheOtherDatesAreOffered() {
    CommandRunner.Result result =
        bmkpi.run("run", "--from", "2026-02-01", "--to", "2026-02-28", "--database", database());

    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.err())
        .contains(
            "no source row of any dataset for 2026-02-01 to 2026-02-28",
            "boalf holds no rows",
            "ebocf holds 2026-01-05 to 2026-01-06",
            "use --from 2026-01-05 --to 2026-01-06");
    assertThat(market.rows("SELECT MAX(settlement_date) FROM bm_kpi_market"))
        .containsExactly("2026-01-06");
  }

  @Test
  void completeDataCannotBeRequiredOfDatesThatMayBeEmpty() {
    CommandRunner.Result result = run("--require-complete", "--allow-empty");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--require-complete and --allow-empty exclude each other");
  }

  @Test
  void aFirstDateLongAgoNeedsALastOne() {
    CommandRunner.Result result =
        bmkpi.run("run", "--from", "2022-01-01", "--database", database());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--from 2022-01-01 without --to is").contains("give --to");
  }

  @Test
  void publishedDatesAreTakenBack() {
    CommandRunner.Result result =
        bmkpi.run("unpublish", "--from", "2026-01-05", "-o", "csv", "--database", database());

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .isEqualTo(
            "settlement_date,boalf_rows,bod_rows,boav_rows,ebocf_rows\n2026-01-05,0,0,1,2\n");
    assertThat(result.err())
        .contains("1 settlement date unpublished from DuckDB file", "; published are 2026-01-06");
    assertThat(netCashflows()).containsExactly("30.0");
    assertThat(market.rows("SELECT COUNT(*) FROM bmrs_ebocf")).containsExactly("3");
    assertThat(run().exitCode()).isZero();
    assertThat(netCashflows()).containsExactly("20.0", "30.0");
  }

  @Test
  void aDryRunTakesNothingBack() {
    CommandRunner.Result result =
        bmkpi.run("unpublish", "--from", "2026-01-05", "--dry-run", "--database", database());

    assertThat(result.err()).contains("1 settlement date would be unpublished from DuckDB file");
    assertThat(netCashflows()).containsExactly("20.0", "30.0");
  }

  @Test
  void theLastDateIsTakenBackToo() {
    CommandRunner.Result result =
        bmkpi.run(
            "unpublish", "--from", "2026-01-01", "--to", "2026-12-31", "--database", database());

    assertThat(result.err())
        .contains("2 settlement dates unpublished", "; no date is published now");
  }

  @Test
  void datesThatAreNotPublishedAreTold() {
    CommandRunner.Result result =
        bmkpi.run("unpublish", "--from", "2025-01-01", "--database", database());

    assertThat(result.exitCode()).isZero();
    assertThat(result.err())
        .contains("nothing of 2025-01-01 is published; published are 2026-01-05 to 2026-01-06");
  }

  private List<String> netCashflows() {
    return market.rows("SELECT net_cashflow_gbp FROM bm_kpi_market ORDER BY settlement_date");
  }

  private CommandRunner.Result run(String... options) {
    List<String> command =
        new ArrayList<>(
            List.of("run", "--from", "2026-01-05", "--to", "2026-01-06", "--database", database()));
    command.addAll(List.of(options));
    return bmkpi.run(command.toArray(String[]::new));
  }

  private void load(String dataset, String rows) throws IOException {
    Path file = Files.writeString(directory.resolve(dataset + ".csv"), rows);
    bmkpi.run("load", dataset, file.toString(), "--database", database());
  }

  private void unload(String dataset, String from, String... more) {
    List<String> command =
        new ArrayList<>(List.of("unload", dataset, "--from", from, "--database", database()));
    command.addAll(List.of(more));
    bmkpi.run(command.toArray(String[]::new));
  }

  private String database() {
    return market.path().toString();
  }
}
