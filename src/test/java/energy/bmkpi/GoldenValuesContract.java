package energy.bmkpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.testing.ElexonRows;
import energy.bmkpi.testing.SourceFile;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.warehouse.OutputTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What is known of real days, in the tables that the main job publishes in every warehouse. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class GoldenValuesContract {
  private static final SettlementDates NEW_YEAR = day(2022, 1, 1);
  private static final SettlementDates STORAGE_DAY = day(2026, 5, 20);

  private Path directory;
  private WholeRun real;
  private List<Map<String, Object>> windUnits;

  /** On the source rows of the DuckDB file. */
  abstract WholeRun on(Path duckDbFile);

  @BeforeAll
  void keep(@TempDir Path directory) {
    this.directory = directory;
  }

  /** Once for all tests, but asked by each, so that each is skipped where the rows are absent. */
  @BeforeEach
  void loadAndRunOnce() {
    if (real == null) {
      Path file = directory.resolve("real.duckdb");
      SourceFile.load(file, SourceTable.BOALF, ElexonRows.boalf());
      SourceFile.load(file, SourceTable.BOD, ElexonRows.bod());
      SourceFile.load(file, SourceTable.EBOCF, ElexonRows.ebocf());
      SourceFile.load(file, SourceTable.BM_UNITS, ElexonRows.bmUnits());
      real = on(file);
      real.run(NEW_YEAR);
      real.run(STORAGE_DAY);
      windUnits = real.rows(OutputTable.SUMMARY, NEW_YEAR);
    }
  }

  @AfterAll
  void close() {
    if (real != null) {
      real.close();
    }
  }

  @Test
  void theWindMarketOfNewYearsDay() {
    List<Map<String, Object>> rows = real.rows(OutputTable.MARKET, NEW_YEAR);

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
    assertThat(real.rows(OutputTable.COVERAGE, NEW_YEAR))
        .extracting(row -> row.get("dataset"), row -> row.get("rows"), row -> row.get("units"))
        .containsExactly(
            tuple("BOALF", 3720L, 80L),
            tuple("BOAV", 0L, 0L),
            tuple("BOD", 14_964L, 156L),
            tuple("EBOCF", 0L, 0L));
  }

  @Test
  void theStorageUnitPaysForItsBidsMoreThanItEarnsWithItsOffers() {
    List<Map<String, Object>> rows = real.rows(OutputTable.SUMMARY, STORAGE_DAY);

    assertThat(rows).hasSize(1);
    Map<String, Object> unit = rows.get(0);
    assertThat(unit).containsEntry("bm_unit", "E_DOLLB-1").containsEntry("acceptance_count", null);
    assertThat(pounds(unit, "bid_cashflow_gbp")).isEqualTo("-26329.089690");
    assertThat(pounds(unit, "offer_cashflow_gbp")).isEqualTo("6920.180273");
    assertThat(pounds(unit, "net_cashflow_gbp")).isEqualTo("-19408.909418");
    assertThat(real.rows(OutputTable.COVERAGE, STORAGE_DAY))
        .filteredOn(row -> "EBOCF".equals(row.get("dataset")))
        .extracting(row -> row.get("rows"), row -> row.get("periods_seen"))
        .containsExactly(tuple(38L, 34L));
  }

  private Map<String, Object> unit(String bmUnit) {
    return windUnits.stream()
        .filter(unit -> bmUnit.equals(unit.get("bm_unit")))
        .findFirst()
        .orElseThrow();
  }

  private long sum(String column) {
    return windUnits.stream().mapToLong(unit -> (Long) unit.get(column)).sum();
  }

  private static SettlementDates day(int year, int month, int day) {
    return SettlementDates.ending(LocalDate.of(year, month, day), 1);
  }

  private static String pounds(Map<String, Object> row, String column) {
    return BigDecimal.valueOf((Double) row.get(column))
        .setScale(6, RoundingMode.HALF_EVEN)
        .toPlainString();
  }
}
