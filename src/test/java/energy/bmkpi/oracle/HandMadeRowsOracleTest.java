package energy.bmkpi.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.testing.SourceFile;
import energy.bmkpi.testing.SourceRow;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.warehouse.OutputTable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single odd rows, with the values that they must give, and against the oracle. */
@Slow
class HandMadeRowsOracleTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 29);
  private static final SettlementDates DATES = new SettlementDates(DAY, DAY);
  private static final Instant CREATED = Instant.parse("2026-03-30T01:00:00Z");

  @TempDir Path directory;

  @Test
  void aUnitWithACashflowThatIsNullHasAnUnknownCashflow() {
    Map<String, @Nullable Object> unit = published(ebocf("offer", 1).with("totalCashflow", null));

    assertThat(unit)
        .containsEntry("net_cashflow_gbp", null)
        .containsEntry("offer_cashflow_gbp", null)
        .containsEntry("bid_cashflow_gbp", 0.0)
        .containsEntry("gross_mwh", null);
  }

  @Test
  void anUndoneBidCancelsOutInTheNetVolumeButNotInTheGross() {
    Map<String, @Nullable Object> unit =
        published(
            boav("bid", 1).with("acceptanceId", 7).with("totalVolumeAccepted", -12.5),
            boav("offer", 1).with("acceptanceId", 8).with("totalVolumeAccepted", 12.5),
            ebocf("bid", 1).with("totalCashflow", 1000.0),
            ebocf("offer", 1).with("totalCashflow", -1000.0));

    assertThat(unit)
        .containsEntry("net_mwh", 0.0)
        .containsEntry("gross_mwh", 25.0)
        .containsEntry("net_cashflow_gbp", 0.0)
        .containsEntry("vwap_bid", -80.0)
        .containsEntry("vwap_offer", -80.0)
        .containsEntry("settled_acceptances", 2L)
        .containsEntry("active_periods", 1L);
  }

  @Test
  void theNewestOfTwoVolumesCountsWhateverItsValue() {
    Map<String, @Nullable Object> unit =
        published(
            boav("offer", 3).with("acceptanceId", 7).with("totalVolumeAccepted", 1.0),
            boav("offer", 3)
                .with("acceptanceId", 7)
                .with("totalVolumeAccepted", 99.0)
                .with("createdDateTime", CREATED.minusSeconds(1)),
            boav("offer", 3)
                .with("acceptanceId", 7)
                .with("totalVolumeAccepted", 0.5)
                .with("createdDateTime", null));

    // period 3 of the day of 46 starts at 02:00, after the hour that the clock leaves out
    assertThat(unit)
        .containsEntry("offer_mwh", 1.0)
        .containsEntry("night_share_pct", 100.0)
        .containsEntry("active_period_share_pct", 100.0 / 46);
  }

  @Test
  void aDayWhoseAcceptancesAreAllDeletedHasNoneAndIsNotMissing() {
    Map<String, @Nullable Object> unit =
        published(
            ebocf("bid", 1).with("totalCashflow", 5.0),
            SourceRow.of(SourceTable.BOALF)
                .with("settlementDate", DAY)
                .with("bmUnit", "T_QAAW-1")
                .with("acceptanceNumber", 1)
                .with("acceptanceTime", CREATED)
                .with("timeFrom", CREATED)
                .with("timeTo", CREATED.plusSeconds(60))
                .with("amendmentFlag", "DEL"));

    assertThat(unit).containsEntry("acceptance_count", 0L);
  }

  @Test
  void sentinelPricesAreDefensiveAndLeaveNoSpread() {
    Map<String, @Nullable Object> unit =
        published(bod(1, 9999.0, 0.0), bod(-1, 0.0, -9999.0), bod(2, 99999.0, -99999.0));

    assertThat(unit)
        .containsEntry("submission_count", 3L)
        .containsEntry("defensive_share_pct", 100.0)
        .containsEntry("median_spread", null)
        .containsEntry("avg_offer_price", null)
        .containsEntry("offered_up_mw", 60.0);
  }

  private Map<String, @Nullable Object> published(SourceRow... rows) {
    Path file = SourceFile.create(directory.resolve("rows.duckdb"), List.of(rows));
    OracleComparison.runAndCompare(file, DATES);
    try (WholeRun run = WholeRun.on(file)) {
      List<Map<String, @Nullable Object>> unitDays = run.rows(OutputTable.SUMMARY, DATES);
      assertThat(unitDays).hasSize(1);
      return unitDays.get(0);
    }
  }

  private static SourceRow bod(int pair, double offer, double bid) {
    return SourceRow.of(SourceTable.BOD)
        .with("settlementDate", DAY)
        .with("settlementPeriod", 1)
        .with("bmUnit", "T_QAAW-1")
        .with("timeFrom", CREATED)
        .with("pairId", pair)
        .with("offer", offer)
        .with("bid", bid)
        .with("levelFrom", pair > 0 ? 30.0 : -30.0)
        .with("levelTo", 0.0);
  }

  private static SourceRow boav(String side, int period) {
    return settled(SourceTable.BOAV, side, period);
  }

  private static SourceRow ebocf(String side, int period) {
    return settled(SourceTable.EBOCF, side, period);
  }

  private static SourceRow settled(SourceTable table, String side, int period) {
    return SourceRow.of(table)
        .with("settlementDate", DAY)
        .with("settlementPeriod", period)
        .with("bmUnit", "T_QAAW-1")
        .with("_direction", side)
        .with("createdDateTime", CREATED);
  }
}
