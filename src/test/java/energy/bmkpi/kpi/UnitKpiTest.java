package energy.bmkpi.kpi;

import static energy.bmkpi.kpi.Days.UNIT;
import static energy.bmkpi.kpi.Days.acceptances;
import static energy.bmkpi.kpi.Days.cashflows;
import static energy.bmkpi.kpi.Days.only;
import static energy.bmkpi.kpi.Days.periods;
import static energy.bmkpi.kpi.Days.submissions;
import static energy.bmkpi.kpi.Days.volumes;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.dataset.AcceptancePrices;
import energy.bmkpi.dataset.Acceptances;
import energy.bmkpi.dataset.Cashflows;
import energy.bmkpi.dataset.DatasetDay;
import energy.bmkpi.dataset.DayAggregates;
import energy.bmkpi.dataset.Volumes;
import energy.bmkpi.market.PeriodSet;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitKpiTest {
  private static final BmUnit REFERENCE =
      new BmUnit(UNIT, "OTHER", "Dollymans Storage Limited", 50.0);

  private static final DayAggregates FULL_DAY =
      Days.of(
          only(
              UNIT,
              new Acceptances(
                  30,
                  8,
                  3,
                  new AcceptancePrices(4, 55.0, -10.0, 120.0, 30.0, 12.0),
                  PeriodSet.EMPTY)),
          only(UNIT, submissions(96, 24)),
          only(UNIT, volumes(20, 30, 6)),
          only(UNIT, cashflows(2600, -1500)));

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "ACCEPTANCE_COUNT, 8",
    "SO_FLAGGED_ACCEPTANCES, 3",
    "AVG_ACCEPTANCE_PRICE, 55",
    "MIN_ACCEPTANCE_PRICE, -10",
    "MAX_ACCEPTANCE_PRICE, 120",
    "OFFER_LEVEL_CHANGE_MW, 30",
    "BID_LEVEL_CHANGE_MW, 12",
    "REVENUE_ESTIMATE_GBP, 2310",
    "SUBMISSION_COUNT, 96",
    "PAIR_COUNT, 2",
    "STACK_DEPTH, 2",
    "DEFENSIVE_SHARE_PCT, 25",
    "AVG_OFFER_PRICE, 120",
    "AVG_BID_PRICE, 35.5",
    "MEDIAN_SPREAD, 84.5",
    "OFFERED_UP_MW, 228",
    "OFFERED_DOWN_MW, 57",
    "OFFER_MWH, 20",
    "BID_MWH, 30",
    "GROSS_MWH, 50",
    "NET_MWH, -10",
    "ACTIVE_PERIODS, 6",
    "ACTIVE_PERIOD_SHARE_PCT, 12.5",
    "SETTLED_ACCEPTANCES, 6",
    "NIGHT_SHARE_PCT, 0",
    "MORNING_SHARE_PCT, 0",
    "AFTERNOON_SHARE_PCT, 0",
    "EVENING_SHARE_PCT, 100",
    "OFFER_CASHFLOW_GBP, 2600",
    "BID_CASHFLOW_GBP, -1500",
    "NET_CASHFLOW_GBP, 1100",
    "ACCEPTANCE_RATE, 0.08333333333333333",
    "BID_OFFER_SPREAD, 84.5",
    "VWAP_OFFER, 130",
    "VWAP_BID, 50",
    "OFFER_BID_RATIO, 1.7333333333333334",
    "MWH_PER_ACCEPTANCE, 6.25",
    "UNSETTLED_ACCEPTANCE_SHARE_PCT, 25",
    "GENERATION_CAPACITY_MW, 50",
    "GBP_PER_MW_DAY, 22"
  })
  void followsItsFormula(UnitKpi kpi, double expected) {
    Number value = valuesOf(FULL_DAY).number(kpi);

    assertThat(value).isNotNull();
    assertThat(value.doubleValue()).isEqualTo(expected);
  }

  @Test
  void takesTextFromTheReference() {
    assertThat(valuesOf(FULL_DAY).text(UnitKpi.FUEL_TYPE)).isEqualTo("OTHER");
    assertThat(valuesOf(FULL_DAY).text(UnitKpi.LEAD_PARTY)).isEqualTo("Dollymans Storage Limited");
  }

  @Test
  void isNullWhenItsDatasetIsMissingForTheDay() {
    KpiValues<UnitKpi> values = valuesOf(Days.of(null, only(UNIT, submissions(96, 0)), null, null));

    for (UnitKpi kpi : UnitKpi.values()) {
      String source = kpi.definition().source();
      if (source.startsWith("BOALF") || source.equals("BOAV") || source.equals("EBOCF")) {
        assertThat(values.get(kpi)).as(kpi.column()).isNull();
      }
    }
    assertThat(values.get(UnitKpi.ACCEPTANCE_RATE)).isNull();
  }

  @Test
  void countsAndSumsAreZeroWhenTheDayHasTheDatasetButNotTheUnit() {
    KpiValues<UnitKpi> values =
        valuesOf(
            Days.of(
                only("T_KLGLW-1", acceptances(51, 45)),
                only(UNIT, submissions(96, 0)),
                only("T_KLGLW-1", volumes(1, 2, 3)),
                only("T_KLGLW-1", cashflows(1, 2))));

    assertThat(values.get(UnitKpi.ACCEPTANCE_COUNT)).isEqualTo(0L);
    assertThat(values.get(UnitKpi.SETTLED_ACCEPTANCES)).isEqualTo(0L);
    assertThat(values.get(UnitKpi.GROSS_MWH)).isEqualTo(0.0);
    assertThat(values.get(UnitKpi.ACTIVE_PERIOD_SHARE_PCT)).isEqualTo(0.0);
    assertThat(values.get(UnitKpi.NET_CASHFLOW_GBP)).isEqualTo(0.0);
    assertThat(values.get(UnitKpi.ACCEPTANCE_RATE)).isEqualTo(0.0);
  }

  @Test
  void meansAndSharesAreNullWhenTheDayHasTheDatasetButNotTheUnit() {
    KpiValues<UnitKpi> values =
        valuesOf(
            Days.of(
                only(UNIT, acceptances(1, 0)),
                only("T_KLGLW-1", submissions(96, 0)),
                only("T_KLGLW-1", volumes(1, 2, 3)),
                null));

    assertThat(values.get(UnitKpi.SUBMISSION_COUNT)).isEqualTo(0L);
    assertThat(values.get(UnitKpi.STACK_DEPTH)).isNull();
    assertThat(values.get(UnitKpi.DEFENSIVE_SHARE_PCT)).isNull();
    assertThat(values.get(UnitKpi.MEDIAN_SPREAD)).isNull();
    assertThat(values.get(UnitKpi.OFFERED_UP_MW)).isNull();
    assertThat(values.get(UnitKpi.EVENING_SHARE_PCT)).isNull();
  }

  @Test
  void pricedKpisAreNullOnADayWithoutAnyPricedRow() {
    KpiValues<UnitKpi> values =
        valuesOf(Days.of(only(UNIT, acceptances(51, 45)), null, null, null));

    assertThat(values.get(UnitKpi.ACCEPTANCE_COUNT)).isEqualTo(51L);
    assertThat(values.get(UnitKpi.AVG_ACCEPTANCE_PRICE)).isNull();
    assertThat(values.get(UnitKpi.OFFER_LEVEL_CHANGE_MW)).isNull();
    assertThat(values.get(UnitKpi.REVENUE_ESTIMATE_GBP)).isNull();
  }

  @Test
  void whatNeedsAnUnknownVolumeOrCashflowIsNull() {
    Volumes volumes =
        new Volumes(3, 1, periods(2), null, 2, null, 4.0, periods(2), null, null, null, null);
    Cashflows cashflows = new Cashflows(3, 1, periods(2), null, 10.0, null, null, null, null);

    KpiValues<UnitKpi> values =
        valuesOf(Days.of(null, null, only(UNIT, volumes), only(UNIT, cashflows)));

    assertThat(
            Stream.of(UnitKpi.values())
                .filter(kpi -> values.get(kpi) != null)
                .filter(kpi -> kpi.definition().nullRule() != NullRule.REFERENCE))
        .containsExactly(UnitKpi.BID_MWH, UnitKpi.SETTLED_ACCEPTANCES, UnitKpi.OFFER_CASHFLOW_GBP);
  }

  @Test
  void levelChangesAreZeroWhenOtherUnitsHavePricedRows() {
    Acceptances unpriced = acceptances(1, 0);
    Acceptances market =
        new Acceptances(
            6, 2, 0, new AcceptancePrices(1, 40.0, 40.0, 40.0, 10.0, 0.0), PeriodSet.EMPTY);
    DatasetDay<Acceptances> boalf = new DatasetDay<>(new TreeMap<>(Map.of(UNIT, unpriced)), market);

    KpiValues<UnitKpi> values = valuesOf(Days.of(boalf, null, null, null));

    assertThat(values.get(UnitKpi.OFFER_LEVEL_CHANGE_MW)).isEqualTo(0.0);
    assertThat(values.get(UnitKpi.AVG_ACCEPTANCE_PRICE)).isNull();
  }

  @Test
  void zeroDenominatorsGiveNullAndNeverZero() {
    KpiValues<UnitKpi> values =
        valuesOf(
            Days.of(
                only(UNIT, acceptances(0, 0)),
                null,
                only(UNIT, volumes(0, 0, 0)),
                only(UNIT, cashflows(5, 0))));

    assertThat(values.get(UnitKpi.VWAP_OFFER)).isNull();
    assertThat(values.get(UnitKpi.VWAP_BID)).isNull();
    assertThat(values.get(UnitKpi.OFFER_BID_RATIO)).isNull();
    assertThat(values.get(UnitKpi.MWH_PER_ACCEPTANCE)).isNull();
    assertThat(values.get(UnitKpi.UNSETTLED_ACCEPTANCE_SHARE_PCT)).isNull();
    assertThat(values.get(UnitKpi.EVENING_SHARE_PCT)).isNull();
  }

  @Test
  void aNegativeBidPriceReadsNegativeAndIsPaidToTheUnit() {
    // turned down by 20 MWh at −£60/MWh: paid £1,200
    KpiValues<UnitKpi> values =
        valuesOf(
            Days.of(null, null, only(UNIT, volumes(0, 20, 1)), only(UNIT, cashflows(0, 1200))));

    assertThat(values.get(UnitKpi.VWAP_BID)).isEqualTo(-60.0);
    assertThat(values.get(UnitKpi.NET_MWH)).isEqualTo(-20.0);
  }

  @Test
  void aBidAtNoPriceReadsZeroAndNotMinusZero() {
    KpiValues<UnitKpi> values =
        valuesOf(Days.of(null, null, only(UNIT, volumes(0, 20, 1)), only(UNIT, cashflows(0, 0))));

    assertThat(values.get(UnitKpi.VWAP_BID)).isEqualTo(0.0);
  }

  @Test
  void moreSettledThanAcceptedIsNoNegativeShare() {
    KpiValues<UnitKpi> values =
        valuesOf(Days.of(only(UNIT, acceptances(2, 0)), null, only(UNIT, volumes(1, 1, 5)), null));

    assertThat(values.get(UnitKpi.UNSETTLED_ACCEPTANCE_SHARE_PCT)).isEqualTo(0.0);
  }

  @Test
  void activePeriodShareCountsThePeriodsThatTheDayReallyHas() {
    Volumes allDay = new Volumes(46, periods(46), null, 1, 46, 0, periods(46), 10, 12, 12, 12);
    DayAggregates springForward =
        Days.of(LocalDate.of(2026, 3, 29), 46, null, null, only(UNIT, allDay), null);

    assertThat(valuesOf(springForward).get(UnitKpi.ACTIVE_PERIOD_SHARE_PCT)).isEqualTo(100.0);
  }

  @Test
  void withoutReferenceItsKpisAreNull() {
    KpiValues<UnitKpi> values = valuesOf(FULL_DAY, null);

    assertThat(values.get(UnitKpi.GENERATION_CAPACITY_MW)).isNull();
    assertThat(values.get(UnitKpi.FUEL_TYPE)).isNull();
    assertThat(values.get(UnitKpi.GBP_PER_MW_DAY)).isNull();
  }

  private static KpiValues<UnitKpi> valuesOf(DayAggregates day) {
    return valuesOf(day, REFERENCE);
  }

  private static KpiValues<UnitKpi> valuesOf(DayAggregates day, @Nullable BmUnit reference) {
    UnitDay inputs = UnitDay.of(day, UNIT, reference);
    return KpiValues.of(UnitKpi.class, kpi -> kpi.apply(inputs));
  }
}
