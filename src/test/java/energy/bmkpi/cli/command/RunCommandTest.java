package energy.bmkpi.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.cli.CommandRunner;
import energy.bmkpi.cli.DemoDatabase;
import energy.bmkpi.cli.DuckDbFile;
import energy.bmkpi.testing.EveryPeriod;
import energy.bmkpi.testing.Slow;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@Slow
class RunCommandTest {
  private static final List<String> KPI_TABLES =
      List.of("bm_kpi_summary", "bm_kpi_market", "bm_kpi_coverage");
  private static final String ALL_DAYS = "TRUE";
  private static final String YESTERDAY = "settlement_date = DATE '2026-03-31'";
  private static final String OTHER_DAYS = "settlement_date <> DATE '2026-03-31'";
  private static final String LAST_RUN =
      "SELECT date_from, date_to, workers, batch_days, batches, datasets"
          + " FROM bm_kpi_run ORDER BY rowid DESC LIMIT 1";

  @Inject CommandRunner bmkpi;
  @Inject DemoDatabase demo;
  @TempDir Path directory;

  private DuckDbFile market;

  @BeforeEach
  void copyTheMarket() {
    market = new DuckDbFile(demo.copyInto(directory));
  }

  @Test
  void unlessToldOtherwiseRunsTheNinetyDaysThatEndedYesterdayInLondon() {
    assertThat(run().exitCode()).isZero();

    assertThat(market.value(LAST_RUN))
        .isEqualTo("2026-01-01|2026-03-31|28|7|13|BOALF,BOD,BOAV,EBOCF");
  }

  @Test
  void fromAndToIncludeBothDates() {
    assertThat(run("--from", "2026-03-26", "--to", "2026-03-28").exitCode()).isZero();

    assertThat(market.value(LAST_RUN)).startsWith("2026-03-26|2026-03-28|");
  }

  @Test
  void fromAloneRunsToYesterday() {
    assertThat(run("--from", "2026-03-29").exitCode()).isZero();

    assertThat(market.value(LAST_RUN)).startsWith("2026-03-29|2026-03-31|");
  }

  @Test
  void aTestRunTakesSevenDaysAndFourWorkers() {
    assertThat(run("--test").exitCode()).isZero();

    assertThat(market.value(LAST_RUN)).startsWith("2026-03-25|2026-03-31|4|7|1|");
  }

  @Test
  void aTestRunLetsOptionsWin() {
    assertThat(run("--test", "--days", "2", "--workers", "1", "--batch-days", "1").exitCode())
        .isZero();

    assertThat(market.value(LAST_RUN)).startsWith("2026-03-30|2026-03-31|1|1|2|");
  }

  @Test
  void datasetsThatWereNotAskedForAreUnknownNotZero() {
    assertThat(run("--days", "1", "--datasets", "bod,ebocf", "--allow-empty").exitCode()).isZero();

    assertThat(market.value(LAST_RUN)).endsWith("|BOD,EBOCF");
    String yesterday = " FROM bm_kpi_summary WHERE settlement_date = DATE '2026-03-31'";
    assertThat(market.value("SELECT COUNT(acceptance_count), COUNT(offer_mwh)" + yesterday))
        .isEqualTo("0|0");
    assertThat(market.value("SELECT COUNT(*) = COUNT(net_cashflow_gbp)" + yesterday))
        .isEqualTo("true");
  }

  @Test
  void runningOneDayReplacesItAndLeavesAllOthersByteForByte() {
    market.execute("UPDATE bmrs_ebocf SET totalCashflow = totalCashflow + 1000");
    List<String> othersBefore = rows(OTHER_DAYS);
    List<String> yesterdayBefore = rows(YESTERDAY);

    assertThat(run("--days", "1").exitCode()).isZero();

    assertThat(rows(OTHER_DAYS)).isEqualTo(othersBefore);
    assertThat(rows(YESTERDAY)).isNotEqualTo(yesterdayBefore).hasSameSizeAs(yesterdayBefore);
  }

  @Test
  void runningAgainWithOtherBatchesAndWorkersGivesEqualTables() {
    List<String> before = rows(ALL_DAYS);

    assertThat(run("--days", "7", "--workers", "3", "--batch-days", "2").exitCode()).isZero();

    assertThat(rows(ALL_DAYS)).isEqualTo(before);
  }

  @Test
  void requireCompletePublishesNothingAndNamesTheGaps() {
    market.execute(EveryPeriod.statements());
    market.execute(
        "DELETE FROM bmrs_boav WHERE settlementDate = DATE '2026-03-25' OR settlementDate >= DATE '2026-03-29'",
        "DELETE FROM bm_kpi_coverage");
    List<String> before = rows(ALL_DAYS);

    CommandRunner.Result result = run("--days", "7", "--require-complete");

    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo(
            "bmkpi: no source rows of BOAV 2026-03-25, BOAV 2026-03-29 to 2026-03-31; nothing was published; load these days and run again, or leave out --require-complete\n");
    assertThat(rows(ALL_DAYS)).isEqualTo(before);
    assertThat(market.value("SELECT COUNT(*) FROM bm_kpi_run")).isEqualTo("1");
  }

  @Test
  void requireCompletePublishesWhatIsComplete() {
    market.execute(EveryPeriod.statements());

    assertThat(run("--days", "7", "--require-complete").exitCode()).isZero();

    assertThat(market.value("SELECT COUNT(*) FROM bm_kpi_run")).isEqualTo("2");
  }

  @Test
  void aDryRunPrintsThePlanAndPublishesNothing() {
    String file = market.path().toString();

    CommandRunner.Result dryRun = run("--days", "7", "--batch-days", "3", "--dry-run");

    assertThat(dryRun)
        .isEqualTo(bmkpi.run("plan", "--days", "7", "--batch-days", "3", "--database", file));
    assertThat(dryRun.out()).contains("2026-03-25 to 2026-03-31 on DuckDB file");
    assertThat(market.value("SELECT COUNT(*) FROM bm_kpi_run")).isEqualTo("1");
  }

  @Test
  void aSourceTableWithoutOneOfItsColumnsIsToldBeforeAnythingRuns() {
    market.execute("ALTER TABLE bmrs_ebocf RENAME totalCashflow TO cashflow");
    List<String> before = rows(ALL_DAYS);

    CommandRunner.Result result = run("--days", "7");

    assertThat(result.exitCode()).isEqualTo(7);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines())
        .singleElement()
        .asString()
        .startsWith(
            "bmkpi: \"main\".\"bmrs_ebocf\": no column totalCashflow (a number); did you mean"
                + " cashflow?; load the data, ");
    assertThat(rows(ALL_DAYS)).isEqualTo(before);
  }

  private CommandRunner.Result run(String... options) {
    return bmkpi.run(
        Stream.concat(Stream.of("run", "--database", market.path().toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  private List<String> rows(String where) {
    return KPI_TABLES.stream()
        .flatMap(
            table ->
                market
                    .rows("SELECT * FROM %s WHERE %s ORDER BY ALL".formatted(table, where))
                    .stream())
        .toList();
  }
}
