package energy.bmkpi.kpi;

import static energy.bmkpi.kpi.Days.acceptances;
import static energy.bmkpi.kpi.Days.cashflows;
import static energy.bmkpi.kpi.Days.only;
import static energy.bmkpi.kpi.Days.submissions;
import static energy.bmkpi.kpi.Days.volumes;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.dataset.Cashflows;
import energy.bmkpi.dataset.DatasetDay;
import energy.bmkpi.dataset.DayAggregates;
import energy.bmkpi.dataset.Volumes;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketKpiTest {
  /** A wind farm turned down, a battery, and a unit that only submits. */
  private static final DayAggregates DAY =
      Days.of(
          new DatasetDay<>(
              new TreeMap<>(
                  Map.of("T_WIND-1", acceptances(40, 36), "E_DOLLB-1", acceptances(8, 0))),
              acceptances(48, 36)),
          new DatasetDay<>(
              new TreeMap<>(
                  Map.of("T_WIND-1", submissions(96, 48), "I_LINK-1", submissions(96, 96))),
              submissions(96, 72)),
          new DatasetDay<>(
              new TreeMap<>(
                  Map.of("T_WIND-1", volumes(0, 90, 40), "E_DOLLB-1", volumes(60, 10, 8))),
              volumes(60, 100, 48)),
          new DatasetDay<>(
              new TreeMap<>(
                  Map.of("T_WIND-1", cashflows(0, 6000), "E_DOLLB-1", cashflows(3000, -1000))),
              cashflows(3000, 5000)));

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "UNIT_COUNT, 3",
    "ACCEPTED_UNITS, 2",
    "SUBMITTING_UNITS, 2",
    "NET_CASHFLOW_GBP, 8000",
    "PAID_GBP, 8000",
    "RECEIVED_GBP, 0",
    "OFFER_MWH, 60",
    "BID_MWH, 100",
    "GROSS_MWH, 160",
    "NET_MWH, -40",
    "EWAP_OFFER, 50",
    "EWAP_BID, -50",
    "ACCEPTANCE_COUNT, 48",
    "SO_FLAGGED_ACCEPTANCES, 36",
    "DISPATCH_INTENSITY, 2",
    "TOP1_SHARE_PCT, 75",
    "TOP5_SHARE_PCT, 100",
    "TOP10_SHARE_PCT, 100",
    "ACTIVE_PERIODS, 6",
    "ACTIVE_PERIOD_SHARE_PCT, 12.5",
    "STACK_DEPTH, 2",
    "DEFENSIVE_SHARE_PCT, 75",
    "MEDIAN_SPREAD, 84.5",
    "OFFERED_UP_MW, 228",
    "OFFERED_DOWN_MW, 57"
  })
  void followsItsFormula(MarketKpi kpi, double expected) {
    Number value = valuesOf(DAY).number(kpi);

    assertThat(value).isNotNull();
    assertThat(value.doubleValue()).isEqualTo(expected);
  }

  @ParameterizedTest(name = "offers {0} MWh, bids {1} MWh: {2}")
  @CsvSource({"60, 10, SHORT", "10, 60, LONG", "10, 10,"})
  void directionTellsWhetherTheOperatorBoughtOrSold(double offer, double bid, String direction) {
    DayAggregates day = Days.of(null, null, only("E_DOLLB-1", volumes(offer, bid, 1)), null);

    assertThat(valuesOf(day).text(MarketKpi.DIRECTION)).isEqualTo(direction);
  }

  @Test
  void isNullWhenItsDatasetIsMissingForTheDay() {
    KpiValues<MarketKpi> values =
        valuesOf(Days.of(null, only("I_LINK-1", submissions(96, 96)), null, null));

    for (MarketKpi kpi : MarketKpi.values()) {
      String source = kpi.definition().source();
      if (!source.equals("BOD") && !source.equals("all")) {
        assertThat(values.get(kpi)).as(kpi.column()).isNull();
      }
    }
    assertThat(values.get(MarketKpi.UNIT_COUNT)).isEqualTo(1L);
  }

  @Test
  void noUnitCountsWhereNoneHasAnAcceptance() {
    DayAggregates day = Days.of(only("E_DOLLB-1", acceptances(0, 0)), null, null, null);

    assertThat(valuesOf(day).get(MarketKpi.ACCEPTED_UNITS)).isEqualTo(0L);
  }

  @Test
  void periodsThatTheDayDoesNotHaveShowInTheirShare() {
    Volumes ofFiftyPeriods =
        new Volumes(50, Days.periods(50), null, 1, 10, 0, Days.periods(50), 10, 0, 0, 0);
    DayAggregates day = Days.of(null, null, only("E_DOLLB-1", ofFiftyPeriods), null);

    assertThat(valuesOf(day).get(MarketKpi.ACTIVE_PERIOD_SHARE_PCT)).isEqualTo(100.0 * 50 / 48);
  }

  @Test
  void noShareOfTheTopUnitsIsKnownWhereACashflowIsNot() {
    Cashflows unknown = new Cashflows(3, 1, Days.periods(2), null, null, 0.0, null, null, null);
    DayAggregates day =
        Days.of(
            null,
            null,
            null,
            new DatasetDay<>(
                Map.of("T_WIND-1", cashflows(0, 642.29), "E_DOLLB-1", unknown), unknown));

    assertThat(valuesOf(day).get(MarketKpi.TOP1_SHARE_PCT)).isNull();
    assertThat(valuesOf(day).get(MarketKpi.NET_CASHFLOW_GBP)).isNull();
  }

  @Test
  void noShareOfTheTopUnitsIsAboveAHundredPercent() {
    // 100 · (642.29 + 185.91) / (642.29 + 185.91) is 100.00000000000001 in doubles
    DayAggregates day =
        Days.of(
            null,
            null,
            null,
            new DatasetDay<>(
                Map.of("T_WIND-1", cashflows(0, 642.29), "E_DOLLB-1", cashflows(0, 185.91)),
                cashflows(0, 828.2)));

    assertThat(valuesOf(day).get(MarketKpi.TOP5_SHARE_PCT)).isEqualTo(100.0);
    assertThat(valuesOf(day).get(MarketKpi.TOP10_SHARE_PCT)).isEqualTo(100.0);
  }

  private static KpiValues<MarketKpi> valuesOf(DayAggregates day) {
    MarketDayKpis market = new KpiCalculator(Map.of()).calculate(day).market();
    assertThat(market).isNotNull();
    return market.values();
  }
}
