package energy.bmkpi.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/** A day without volumes and cashflows of two periods is called partial wherever it is shown. */
@QuarkusTest
@Slow
class PartialDaysTest {
  private static final String DAY = "2025-10-14";

  @Inject CommandRunner bmkpi;
  @Inject DemoDatabase demo;
  @TempDir Path directory;

  private DuckDbFile market;

  @BeforeEach
  void makeAMarketOfOneDayWithAHole() {
    market = new DuckDbFile(demo.copyInto(directory));
    market.execute(
        "DELETE FROM bmrs_boalf_complete",
        "DELETE FROM bmrs_bod",
        "DELETE FROM bmrs_boav",
        "DELETE FROM bmrs_ebocf",
        "DROP TABLE bm_kpi_summary",
        "DROP TABLE bm_kpi_market",
        "DROP TABLE bm_kpi_coverage",
        "DROP TABLE bm_kpi_run",
        """
        INSERT INTO bmrs_boalf_complete (
          settlementDate, bmUnit, acceptanceNumber, acceptanceTime, timeFrom, timeTo, levelFrom,
          levelTo, soFlag
        )
        VALUES (
          '2025-10-14', 'T_A-1', 7, '2025-10-13T22:00:00Z', '2025-10-13T23:00:00Z',
          '2025-10-14T22:00:00Z', 50, 50, FALSE
        )""",
        """
        INSERT INTO bmrs_bod (
          settlementDate, settlementPeriod, bmUnit, timeFrom, timeTo, pairId, offer, bid, levelFrom,
          levelTo
        )
        SELECT '2025-10-14', period, 'T_B-1', '2025-10-14T00:00:00Z', '2025-10-14T00:30:00Z', 1, 50,
          40, 10, 10
        FROM range(1, 49) AS periods (period)""",
        """
        INSERT INTO bmrs_boav (
          settlementDate, settlementPeriod, bmUnit, acceptanceId, totalVolumeAccepted, _direction
        )
        SELECT '2025-10-14', period, 'T_A-1', 7, 1, 'offer'
        FROM range(1, 49) AS periods (period)
        WHERE period NOT IN (20, 21)""",
        """
        INSERT INTO bmrs_ebocf (
          settlementDate, settlementPeriod, bmUnit, totalCashflow, _direction
        )
        SELECT '2025-10-14', period, 'T_A-1', 100, 'offer'
        FROM range(1, 49) AS periods (period)
        WHERE period NOT IN (20, 21)""");
  }

  @Test
  void theRunNamesThePeriods() {
    CommandRunner.Result result = run();

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains(
            """
            partial: 2025-10-14 boav: SP20–21
            partial: 2025-10-14 ebocf: SP20–21
            suspicious: 2025-10-14 boalf: no acceptance in SP47–48, where boav has volume
            """);
  }

  @Test
  void theSummaryOfTheRunNamesThePeriods() throws IOException {
    JsonNode datasets = json(run("--output", "json")).get("datasets");

    assertThat(datasets.get(2).get("partial_days"))
        .hasToString(
            "[{\"settlement_date\":\"2025-10-14\",\"missing_periods\":[20,21],\"unknown_totals\":0}]");
    assertThat(datasets.get(1).get("partial_days")).isEmpty();
    assertThat(datasets.get(0).get("suspicious_days"))
        .hasToString("[{\"settlement_date\":\"2025-10-14\",\"suspect_periods\":[47,48]}]");
  }

  @Test
  void requireCompletePublishesNothingAndNamesThePeriods() {
    CommandRunner.Result result = run("--require-complete");

    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.err())
        .isEqualTo(
            "bmkpi: source rows are missing of 2025-10-14 boav: SP20–21; 2025-10-14 ebocf: SP20–21;"
                + " nothing was published; load these days and run again, or leave out"
                + " --require-complete\n");
    assertThat(
            market.rows("FROM duckdb_tables() SELECT table_name WHERE table_name LIKE 'bm_kpi%'"))
        .isEmpty();
  }

  @Test
  void requireCompleteIsContentWhenThePeriodsAreThere() {
    market.execute(
        """
        INSERT INTO bmrs_boav (
          settlementDate, settlementPeriod, bmUnit, acceptanceId, totalVolumeAccepted, _direction
        )
        VALUES ('2025-10-14', 20, 'T_A-1', 7, 0, 'bid'), ('2025-10-14', 21, 'T_A-1', 7, 0, 'bid')""",
        """
        INSERT INTO bmrs_ebocf (
          settlementDate, settlementPeriod, bmUnit, totalCashflow, _direction
        )
        VALUES ('2025-10-14', 20, 'T_A-1', 0, 'bid'), ('2025-10-14', 21, 'T_A-1', 0, 'bid')""");

    assertThat(run("--require-complete").exitCode()).isZero();
  }

  @Test
  void aTotalThatIsNullIsNotSeenAndNotZero() {
    market.execute("UPDATE bmrs_ebocf SET totalCashflow = NULL WHERE settlementPeriod = 7");

    assertThat(run().out())
        .contains("partial: 2025-10-14 ebocf: SP7, SP20–21, 1 row without a total\n");
    assertThat(market.value("SELECT net_cashflow_gbp FROM bm_kpi_market")).isEqualTo("null");
    assertThat(
            market.rows(
                "SELECT net_cashflow_gbp FROM bm_kpi_summary WHERE bm_unit IN ('T_A-1', 'T_B-1') ORDER BY bm_unit"))
        .containsExactly("null", "0.0");
    assertThat(
            market.rows(
                "SELECT missing_periods, unknown_totals FROM bm_kpi_coverage WHERE dataset = 'EBOCF'"))
        .containsExactly("7,20-21|1");
  }

  @Test
  void theMetricsNameThePeriods() throws IOException {
    Path metrics = directory.resolve("bmkpi.prom");
    run("--metrics-file", metrics.toString());

    assertThat(Files.readString(metrics))
        .containsPattern(
            "bmkpi_last_success_missing_periods\\{dataset=\"ebocf\",settlement_date=\"2025-10-14\",periods=\"20-21\",.*} 2\n")
        .containsPattern("bmkpi_last_success_partial_days\\{dataset=\"boav\",.*} 1\n")
        .containsPattern("bmkpi_last_success_partial_days\\{dataset=\"bod\",.*} 0\n")
        .containsPattern("bmkpi_last_success_suspicious_days\\{dataset=\"boalf\",.*} 1\n");
  }

  @Test
  void theReportMarksFiguresOfAPartAndNamesThePeriods() {
    run();

    assertThat(report())
        .contains("net cashflow   £4,600.00* (paid £4,600.00, received £0.00)\n")
        .contains("offers         46.00* MWh at £100.00/MWh*\n")
        .contains("acceptances    1, of them 0 flagged")
        .contains("net_cashflow_gbp*")
        .contains("\npartial: 2025-10-14 boav: SP20–21\npartial: 2025-10-14 ebocf: SP20–21\n");
  }

  @Test
  void theReportOfAWholeDayMarksNothing() {
    market.execute("DELETE FROM bmrs_boav", "DELETE FROM bmrs_ebocf");
    run();

    assertThat(report()).doesNotContain("*", "partial");
  }

  @Test
  void theReportAsJsonNamesThePeriods() throws IOException {
    run();

    JsonNode report = json(bmkpi.run(on("report", "--output", "json")));

    assertThat(report.get("partial_days").findValuesAsText("dataset"))
        .containsExactly("BOAV", "EBOCF");
    assertThat(report.get("partial_days").get(0).get("missing_periods")).hasToString("[20,21]");
    assertThat(report.get("suspicious_days")).hasSize(1);
  }

  @Test
  void theReportNamesDatesWithoutARow() throws IOException {
    market.execute("DELETE FROM bmrs_bod");
    run();

    assertThat(report()).contains("gap: BOD has no row for 2025-10-14; its KPIs are NULL there\n");
    assertThat(json(bmkpi.run(on("report", "--output", "json"))).get("gaps"))
        .hasToString("[{\"dataset\":\"BOD\",\"settlement_date\":\"2025-10-14\"}]");
  }

  @Test
  void everyRowOfThatDateHasAColumnThatNamesThePeriods() throws IOException {
    run();

    for (String table : List.of("summary", "market")) {
      assertThat(report("--table", table, "--output", "csv").lines().toList())
          .satisfies(lines -> assertThat(lines.get(0)).endsWith(",partial"))
          .hasSizeGreaterThan(1)
          .allSatisfy(
              line -> assertThat(line).matches(".*,(partial|boav: SP20–21; ebocf: SP20–21)"));
    }
    JsonNode unit = json(bmkpi.run(on("report", "--unit", "T_B-1", "--output", "json"))).get(0);
    assertThat(unit.get("partial").asText()).isEqualTo("boav: SP20–21; ebocf: SP20–21");
    assertThat(report("--unit", "T_B-1")).contains("boav: SP20–21; ebocf: SP20–21\n");
  }

  @Test
  void thePageNamesThePeriodsUnderItsHeadline() throws IOException {
    run();
    Path page = directory.resolve("report.html");
    report("--html", page.toString());

    assertThat(Files.readString(page))
        .contains(
            "<p class=\"remark\" id=\"partial\">Figures are of a part only of these dates:"
                + " 2025-10-14 boav: SP20–21; 2025-10-14 ebocf: SP20–21.</p>")
        .contains("<li>2025-10-14 boav: SP20–21</li>")
        .contains("<title>2025-10-14 ebocf: SP20–21</title>")
        .contains("\"partial\":[\"2025-10-14\"]");
  }

  @Test
  void theStatusNamesThePeriods() throws IOException {
    run();

    assertThat(bmkpi.run(on("status")).out())
        .contains("partial: 2025-10-14 boav: SP20–21\n")
        .contains("suspicious: 2025-10-14 boalf: no acceptance in SP47–48");
    JsonNode boav = json(bmkpi.run(on("status", "--output", "json"))).get(2);
    assertThat(boav.get("partial_days").asInt()).isEqualTo(1);
    assertThat(boav.get("missing_periods").asInt()).isEqualTo(2);
    assertThat(boav.get("partial").asText()).isEqualTo("2025-10-14 boav: SP20–21");
  }

  @Test
  void aCoverageTableOfAnOlderVersionIsReadAndGetsItsColumnsByTheNextRun() {
    run();
    market.execute(
        "ALTER TABLE bm_kpi_coverage DROP COLUMN missing_periods",
        "ALTER TABLE bm_kpi_coverage DROP COLUMN suspect_periods",
        "ALTER TABLE bm_kpi_coverage DROP COLUMN unknown_totals");

    assertThat(bmkpi.run(on("status")).out())
        .contains("partial: 2025-10-14 boav: 2 settlement periods\n");
    assertThat(report()).contains("partial: 2025-10-14 ebocf: 2 settlement periods\n");

    assertThat(run().err())
        .isEqualTo(
            "bmkpi: bm_kpi_coverage was made by an older version: it has got the columns"
                + " missing_periods, suspect_periods, unknown_totals, NULL on dates published before\n");
    assertThat(bmkpi.run(on("status")).out()).contains("partial: 2025-10-14 boav: SP20–21\n");
  }

  private CommandRunner.Result run(String... options) {
    return bmkpi.run(on("run", with(options, "--from", DAY, "--to", DAY)));
  }

  private String report(String... options) {
    CommandRunner.Result result = bmkpi.run(on("report", options));
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out();
  }

  private String[] on(String command, String... options) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of(with(options, "--database", market.path().toString())));
    return arguments.toArray(String[]::new);
  }

  private static String[] with(String[] options, String... more) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static JsonNode json(CommandRunner.Result result) throws IOException {
    assertThat(result.exitCode()).as(result.err()).isZero();
    return new ObjectMapper().readTree(result.out());
  }
}
