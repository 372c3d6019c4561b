package energy.bmkpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.OutputTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of real days, in the tables that the main job publishes. */
class GoldenValuesTest {
  private static final LocalDate NEW_YEAR = LocalDate.of(2022, 1, 1);
  private static final LocalDate STORAGE_DAY = LocalDate.of(2026, 5, 20);

  @TempDir static Path directory;
  private static List<Map<String, Object>> windUnits;
  private static RealRun real;

  /** Once for all tests, but asked by each, so that each is skipped where the rows are absent. */
  @BeforeEach
  void loadAndRunOnce() {
    if (real == null) {
      RealRun run = new RealRun(directory);
      run.load(SourceTable.BOALF, ElexonRows.boalf());
      run.load(SourceTable.BOD, ElexonRows.bod());
      run.load(SourceTable.EBOCF, ElexonRows.ebocf());
      run.load(SourceTable.BM_UNITS, ElexonRows.bmUnits());
      run.run(NEW_YEAR);
      run.run(STORAGE_DAY);
      windUnits = run.published(OutputTable.SUMMARY, NEW_YEAR);
      real = run;
    }
  }

  @Test
  void theWindMarketOfNewYearsDay() {
    List<Map<String, Object>> rows = real.published(OutputTable.MARKET, NEW_YEAR);

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0))
        .contains(
            entry("unit_count", 156L),
            entry("acceptance_count", 1825L),
            entry("so_flagged_acceptances", 1661L),
            entry("accepted_units", 80L),
            entry("submitting_units", 156L),
            entry("defensive_share_pct", 28.862603581929964),
            entry("stack_depth", 311.75),
            entry("median_spread", 168.32),
            // without BOAV and EBOCF
            entry("net_cashflow_gbp", null),
            entry("net_mwh", null),
            entry("direction", null),
            entry("top1_share_pct", null));
  }

  @Test
  void theWindUnitsOfNewYearsDayAddUpToTheirMarket() {
    assertThat(windUnits).hasSize(156);
    assertThat(sum("acceptance_count")).isEqualTo(1825);
    assertThat(sum("so_flagged_acceptances")).isEqualTo(1661);
    assertThat(sum("submission_count")).isEqualTo(14_964);
  }

  @Test
  void kilgallochIsTurnedDownOftenAndOffersItsCapacityBothWays() {
    assertThat(unit("T_KLGLW-1"))
        .contains(
            entry("acceptance_count", 51L),
            entry("so_flagged_acceptances", 45L),
            entry("submission_count", 96L),
            entry("defensive_share_pct", 50.0),
            entry("avg_offer_price", 0.0),
            entry("avg_bid_price", -77.55),
            entry("median_spread", 77.55),
            entry("offered_up_mw", 228.0),
            entry("offered_down_mw", 228.0),
            entry("generation_capacity_mw", 228.0),
            entry("fuel_type", "WIND"));
  }

  @Test
  void aUnitOfDefensivePricesOnlyHasNoPrice() {
    assertThat(unit("2__PENEC001"))
        .contains(
            entry("defensive_share_pct", 100.0),
            entry("avg_offer_price", null),
            entry("avg_bid_price", null),
            entry("median_spread", null),
            entry("bid_offer_spread", null),
            entry("offered_up_mw", 51.0));
  }

  @Test
  void unitsWithoutAnAcceptanceHaveNoneNotNull() {
    assertThat(windUnits)
        .filteredOn(unit -> Long.valueOf(0).equals(unit.get("acceptance_count")))
        .hasSize(76);
    assertThat(windUnits).noneMatch(unit -> unit.get("acceptance_count") == null);
  }

  @Test
  void whatComesFromADatasetWithoutRowsIsNullNotZero() {
    assertThat(windUnits)
        .allSatisfy(
            unit ->
                assertThat(unit)
                    .contains(
                        entry("offer_mwh", null),
                        entry("net_mwh", null),
                        entry("active_periods", null),
                        entry("settled_acceptances", null),
                        entry("net_cashflow_gbp", null),
                        entry("vwap_bid", null),
                        entry("unsettled_acceptance_share_pct", null)));
  }

  @Test
  void datasetsWithoutRowsAreGapsOfTheCoverage() {
    assertThat(real.published(OutputTable.COVERAGE, NEW_YEAR))
        .extracting(row -> row.get("dataset"), row -> row.get("rows"), row -> row.get("units"))
        .containsExactly(
            tuple("BOALF", 3720L, 80L),
            tuple("BOAV", 0L, 0L),
            tuple("BOD", 14_964L, 156L),
            tuple("EBOCF", 0L, 0L));
  }

  @Test
  void theStorageUnitPaysForItsBidsMoreThanItEarnsWithItsOffers() {
    List<Map<String, Object>> rows = real.published(OutputTable.SUMMARY, STORAGE_DAY);

    assertThat(rows).hasSize(1);
    Map<String, Object> unit = rows.get(0);
    assertThat(unit).containsEntry("bm_unit", "E_DOLLB-1").containsEntry("acceptance_count", null);
    assertThat(pounds(unit, "bid_cashflow_gbp")).isEqualTo("-26329.089690");
    assertThat(pounds(unit, "offer_cashflow_gbp")).isEqualTo("6920.180273");
    assertThat(pounds(unit, "net_cashflow_gbp")).isEqualTo("-19408.909418");
    assertThat(real.published(OutputTable.COVERAGE, STORAGE_DAY))
        .filteredOn(row -> "EBOCF".equals(row.get("dataset")))
        .extracting(row -> row.get("rows"), row -> row.get("periods_seen"))
        .containsExactly(tuple(38L, 34L));
  }

  private static Map<String, Object> unit(String bmUnit) {
    return windUnits.stream()
        .filter(unit -> bmUnit.equals(unit.get("bm_unit")))
        .findFirst()
        .orElseThrow();
  }

  private static long sum(String column) {
    return windUnits.stream().mapToLong(unit -> (Long) unit.get(column)).sum();
  }

  private static String pounds(Map<String, Object> row, String column) {
    return BigDecimal.valueOf((Double) row.get(column))
        .setScale(6, RoundingMode.HALF_EVEN)
        .toPlainString();
  }
}
