package energy.bmkpi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.Slow;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hard cases of the real market are in the synthetic one, even in a small one. */
@Slow
class DemoMarketTest {
  private static final SettlementDates DATES =
      SettlementDates.ending(LocalDate.of(2026, 3, 31), 30);

  @TempDir static Path directory;
  private static MarketRows market;

  @BeforeAll
  static void generate() {
    market = MarketRows.generate(directory.resolve("m.duckdb"), new DemoMarket(DATES, 40, 42));
  }

  @Test
  void theDayOfTheSpringClockChangeHas46Periods() {
    assertThat(periodsAndStartOfTheLast(market, "2026-03-29"))
        .isEqualTo("[46, 46, 2026-03-29 22:30:00]");
    assertThat(periodsAndStartOfTheLast(market, "2026-03-28"))
        .isEqualTo("[48, 48, 2026-03-28 23:30:00]");
  }

  @Test
  void theDayOfTheAutumnClockChangeHas50Periods() {
    LocalDate day = LocalDate.of(2025, 10, 26);
    MarketRows autumn =
        MarketRows.generate(
            directory.resolve("autumn.duckdb"),
            new DemoMarket(new SettlementDates(day, day), 40, 42));

    assertThat(periodsAndStartOfTheLast(autumn, "2025-10-26"))
        .isEqualTo("[50, 50, 2025-10-26 23:30:00]");
  }

  @Test
  void unitsSubmitPlaceholdersWithBothLevelsZero() {
    assertThat(share("levelFrom = 0 AND levelTo = 0")).isBetween(1.0, 40.0);
  }

  @Test
  void manySubmissionsHaveSentinelPricesOfBothKinds() {
    assertThat(share("ABS(offer) IN (9999, 99999) OR ABS(bid) IN (9999, 99999)"))
        .isBetween(15.0, 45.0);
    assertThat(market.query("SELECT DISTINCT ABS(offer) FROM bmrs_bod WHERE ABS(offer) >= 9999"))
        .containsExactlyInAnyOrder(List.of(9999.0), List.of(99999.0));
  }

  @Test
  void manySegmentsAreFlat() {
    assertThat(
            market.number(
                "SELECT 100.0 * COUNT(*) FILTER (levelFrom = levelTo) / COUNT(*)"
                    + " FROM bmrs_boalf_complete"))
        .isBetween(25.0, 75.0);
  }

  @Test
  void acceptancesOfDifferentUnitsShareNumbers() {
    assertThat(
            market.count(
                """
                SELECT COUNT(*) FROM (
                  FROM bmrs_boalf_complete
                  SELECT acceptanceNumber
                  GROUP BY acceptanceNumber
                  HAVING COUNT(DISTINCT bmUnit) > 1)
                """))
        .isPositive();
  }

  @Test
  void anUndoneBidStandsOnBothSidesAtTheSameNegativePrice() {
    List<List<Object>> undone =
        market.query(
            """
            SELECT bid.totalVolumeAccepted + offer.totalVolumeAccepted, pair.offer - pair.bid, pair.bid < 0
            FROM bmrs_boav AS bid
            JOIN bmrs_boav AS offer USING (settlementDate, settlementPeriod, bmUnit, createdDateTime)
            JOIN bmrs_bod AS pair USING (settlementDate, settlementPeriod, bmUnit)
            WHERE bid._direction = 'bid'
              AND offer._direction = 'offer'
              AND offer.acceptanceId = bid.acceptanceId + 1
              AND offer.totalVolumeAccepted = -bid.totalVolumeAccepted
              AND pair.pairId = -1
            """);

    assertThat(undone).isNotEmpty().containsOnly(List.of(0.0, 0.0, true));
    assertThat(
            market.count(
                "SELECT COUNT(*) FROM bmrs_ebocf WHERE _direction = 'offer' AND totalCashflow < 0"))
        .isPositive();
  }

  @Test
  void someAcceptancesAreDeletedAndSomeHaveNoPrice() {
    assertThat(market.count("SELECT COUNT(*) FROM bmrs_boalf_complete WHERE amendmentFlag = 'DEL'"))
        .isPositive();
    assertThat(
            market.count(
                "SELECT COUNT(*) FROM bmrs_boalf_complete"
                    + " WHERE acceptancePrice IS NULL AND acceptanceType = 'UNKNOWN'"))
        .isPositive();
  }

  @Test
  void onSomeDaysBodAndTheSettledDatasetsLackExactlyOnePeriod() {
    assertThat(
            market.query(
                """
                SELECT settlementDate FROM bmrs_bod
                GROUP BY settlementDate
                HAVING COUNT(DISTINCT settlementPeriod) = 47
                """))
        .hasSizeBetween(3, 5);
    assertThat(
            market.count(
                """
                SELECT COUNT(*) FROM (
                  SELECT settlementDate, settlementPeriod FROM bmrs_bod
                  EXCEPT SELECT settlementDate, settlementPeriod FROM bmrs_ebocf)
                """))
        .isPositive();
  }

  @Test
  void aDayThatLacksADatasetHasAnother() {
    List<List<Object>> missing =
        market.query(
            """
            SELECT day, boalf, bod, boav, ebocf FROM (
              SELECT
                CAST(day AS DATE) AS day,
                CAST(day AS DATE) IN (SELECT settlementDate FROM bmrs_boalf_complete) AS boalf,
                CAST(day AS DATE) IN (SELECT settlementDate FROM bmrs_bod) AS bod,
                CAST(day AS DATE) IN (SELECT settlementDate FROM bmrs_boav) AS boav,
                CAST(day AS DATE) IN (SELECT settlementDate FROM bmrs_ebocf) AS ebocf
              FROM range(TIMESTAMP '2026-03-02', TIMESTAMP '2026-04-01', INTERVAL 1 DAY) AS days (day))
            WHERE NOT (boalf AND bod AND boav AND ebocf)
            """);

    assertThat(missing).hasSizeBetween(1, 2);
    assertThat(missing)
        .allSatisfy(row -> assertThat(row.subList(1, 5)).contains(true).contains(false));
  }

  private static double share(String condition) {
    return market.number(
        "SELECT 100.0 * COUNT(*) FILTER (%s) / COUNT(*) FROM bmrs_bod".formatted(condition));
  }

  private static String periodsAndStartOfTheLast(MarketRows rows, String date) {
    return rows.query(
            """
            SELECT
              COUNT(DISTINCT settlementPeriod),
              MAX(settlementPeriod),
              strftime(MAX(timeFrom) AT TIME ZONE 'UTC', '%%Y-%%m-%%d %%H:%%M:%%S')
            FROM bmrs_bod WHERE settlementDate = '%s'
            """
                .formatted(date))
        .get(0)
        .toString();
  }
}
