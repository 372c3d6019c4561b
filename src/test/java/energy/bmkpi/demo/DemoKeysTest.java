package energy.bmkpi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.testing.Slow;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Natural keys are unique but for the rows that stand twice on purpose; money fits energy. */
@Slow
class DemoKeysTest {
  private static final SettlementDates DATES =
      SettlementDates.ending(LocalDate.of(2026, 3, 31), 14);

  @TempDir static Path directory;
  private static MarketRows market;

  @BeforeAll
  static void generate() {
    market = MarketRows.generate(directory.resolve("m.duckdb"), new DemoMarket(DATES, 60, 42));
  }

  @ParameterizedTest
  @EnumSource(names = {"BOALF", "BOD"})
  void rowsThatShareAKeyAreAlike(SourceTable table) {
    String key = String.join(", ", table.naturalKey());

    assertThat(distinct(table, key)).isEqualTo(distinct(table, "*"));
    assertThat(distinct(table, key)).isLessThan(rows(table));
  }

  @ParameterizedTest
  @CsvSource({"BOAV, totalVolumeAccepted", "EBOCF, totalCashflow"})
  void aRestatedRowIsThereInTwoVersionsTheOlderWithAnotherValue(SourceTable table, String value) {
    List<List<Object>> versions =
        market.query(
            """
            SELECT
              COUNT(*),
              COUNT(DISTINCT createdDateTime),
              ABS(MIN_BY(%1$s, createdDateTime) - 0.75 * MAX_BY(%1$s, createdDateTime)) < 1e-6
            FROM %2$s
            GROUP BY %3$s
            HAVING COUNT(*) > 1
            """
                .formatted(value, table.defaultTableName(), String.join(", ", table.naturalKey())));

    assertThat(versions).isNotEmpty().containsOnly(List.of(2L, 2L, true));
    assertThat(100.0 * versions.size() / rows(table)).isBetween(0.2, 2.0);
  }

  @Test
  void oneUnitOfTheReferenceStandsTwiceAndSomeRowsHaveNoElexonBmUnit() {
    assertThat(
            market.query(
                "SELECT COUNT(*), COUNT(elexonBmUnit), COUNT(DISTINCT elexonBmUnit) FROM bmu_metadata"))
        .containsExactly(List.of(62L, 60L, 59L));
  }

  @Test
  void offersAreNotNegativeVolumesAndBidsNotPositiveOnes() {
    assertThat(
            market.query(
                """
                SELECT _direction, MIN(SIGN(totalVolumeAccepted)), MAX(SIGN(totalVolumeAccepted))
                FROM bmrs_boav GROUP BY _direction ORDER BY _direction
                """))
        .hasToString("[[bid, -1, -1], [offer, 1, 1]]");
  }

  /** The volume and price of a unit's side in a period give the multiplier of its unit-day. */
  @Test
  void cashflowIsVolumeTimesPriceTimesTheTransmissionLossMultiplierOfTheUnitDay() {
    List<List<Object>> result =
        market.query(
            """
            WITH
              volume AS (
                SELECT settlementDate, settlementPeriod, bmUnit, _direction, SUM(totalVolumeAccepted) AS mwh
                FROM (
                  FROM bmrs_boav
                  QUALIFY createdDateTime = MAX(createdDateTime) OVER (
                    PARTITION BY _direction, bmUnit, settlementDate, settlementPeriod, acceptanceId))
                GROUP BY ALL
              ),
              cashflow AS (
                FROM bmrs_ebocf
                QUALIFY createdDateTime = MAX(createdDateTime) OVER (
                  PARTITION BY _direction, bmUnit, settlementDate, settlementPeriod)
              ),
              price AS (
                SELECT
                  settlementDate, settlementPeriod, bmUnit,
                  MAX(offer) FILTER (pairId = 1) AS offer_up,
                  MAX(offer) FILTER (pairId = -1) AS offer_down,
                  MAX(bid) FILTER (pairId = -1) AS bid_down
                FROM bmrs_bod GROUP BY ALL
              ),
              multiplier AS (
                SELECT
                  settlementDate,
                  bmUnit,
                  -- An offer of wind is an undone bid, at the offer price of the downward pair.
                  totalCashflow / mwh / CASE
                    WHEN _direction = 'bid' THEN bid_down
                    WHEN fuelType = 'WIND' THEN offer_down
                    ELSE offer_up
                  END AS tlm
                FROM volume
                JOIN cashflow USING (settlementDate, settlementPeriod, bmUnit, _direction)
                JOIN price USING (settlementDate, settlementPeriod, bmUnit)
                JOIN (SELECT DISTINCT elexonBmUnit, fuelType FROM bmu_metadata) ON elexonBmUnit = bmUnit
              )
            SELECT
              COUNT(*) > 1000,
              COUNT(*) = COUNT(tlm),
              MIN(tlm) BETWEEN 0.97999999 AND 1.01000001,
              MAX(tlm) BETWEEN 0.97999999 AND 1.01000001,
              (SELECT MAX(spread) < 1e-9 FROM (
                SELECT MAX(tlm) - MIN(tlm) AS spread FROM multiplier GROUP BY settlementDate, bmUnit))
            FROM multiplier
            """);

    assertThat(result).containsExactly(List.of(true, true, true, true, true));
  }

  private static long rows(SourceTable table) {
    return market.count("SELECT COUNT(*) FROM " + table.defaultTableName());
  }

  private static long distinct(SourceTable table, String columns) {
    return market.count(
        "SELECT COUNT(*) FROM (SELECT DISTINCT %s FROM %s)"
            .formatted(columns, table.defaultTableName()));
  }
}
