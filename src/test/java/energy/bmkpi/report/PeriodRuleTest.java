package energy.bmkpi.report;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.kpi.KpiType;
import energy.bmkpi.kpi.UnitKpi;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeriodRuleTest {
  private static final UnitKpi GBP = UnitKpi.OFFER_CASHFLOW_GBP;
  private static final UnitKpi MWH = UnitKpi.OFFER_MWH;
  private static final SummaryRow NOTHING = new SummaryRow(Map.of());

  @Test
  void aPriceIsTheQuotientOfSumsNotTheMeanOfPrices() {
    assertThat(
            over(
                UnitKpi.VWAP_OFFER,
                SummaryRow.of(GBP, 100).and(MWH, 1).and(UnitKpi.VWAP_OFFER, 100),
                SummaryRow.of(GBP, 100).and(MWH, 9).and(UnitKpi.VWAP_OFFER, 11.11)))
        .isEqualTo(20);
  }

  @Test
  void aDayWithMoneyButNoVolumesIsNoPartOfThePrice() {
    assertThat(
            over(
                UnitKpi.VWAP_OFFER,
                SummaryRow.of(GBP, 100).and(MWH, 2),
                SummaryRow.of(GBP, 5000),
                SummaryRow.of(MWH, 70)))
        .isEqualTo(50);
  }

  @Test
  void moneyReceivedForABidReadsAsAPositivePrice() {
    assertThat(
            over(
                UnitKpi.VWAP_BID,
                SummaryRow.of(UnitKpi.BID_CASHFLOW_GBP, -100).and(UnitKpi.BID_MWH, 2)))
        .isEqualTo(50);
  }

  @Test
  void aSumSkipsDaysWithoutTheKpiAndIsMissingWhereNoDayHasIt() {
    assertThat(over(MWH, NOTHING, SummaryRow.of(MWH, 2), NOTHING, SummaryRow.of(MWH, 3)))
        .isEqualTo(5);
    assertThat(over(MWH, NOTHING, NOTHING)).isNull();
    assertThat(over(MWH)).isNull();
  }

  @Test
  void zeroIsAValue() {
    assertThat(over(MWH, NOTHING, SummaryRow.of(MWH, 0))).isZero();
  }

  @Test
  void nothingIsDividedByZero() {
    assertThat(over(UnitKpi.VWAP_OFFER, SummaryRow.of(GBP, 100).and(MWH, 0))).isNull();
  }

  @Test
  void aShareOfSubmissionsWeighsDaysByTheirSubmissions() {
    UnitKpi share = UnitKpi.DEFENSIVE_SHARE_PCT;
    UnitKpi rows = UnitKpi.SUBMISSION_COUNT;
    assertThat(
            over(
                share,
                SummaryRow.of(share, 100).and(rows, 1),
                SummaryRow.of(share, 0).and(rows, 3),
                SummaryRow.of(rows, 0)))
        .isEqualTo(25);
  }

  @Test
  void extremesAreThoseOfTheDaysThatHaveThem() {
    UnitKpi low = UnitKpi.MIN_ACCEPTANCE_PRICE;
    UnitKpi high = UnitKpi.MAX_ACCEPTANCE_PRICE;
    assertThat(over(low, NOTHING, SummaryRow.of(low, 7), SummaryRow.of(low, -3), NOTHING))
        .isEqualTo(-3);
    assertThat(over(high, NOTHING, SummaryRow.of(high, -7), SummaryRow.of(high, -9))).isEqualTo(-7);
  }

  @Test
  void aMedianStaysTheMeanOfItsDaysAndSaysSo() {
    UnitKpi spread = UnitKpi.MEDIAN_SPREAD;
    assertThat(PeriodRule.of(spread)).isEqualTo(new PeriodRule.MeanOfDays(spread));
    assertThat(over(spread, SummaryRow.of(spread, 10), NOTHING, SummaryRow.of(spread, 20)))
        .isEqualTo(15);
  }

  @ParameterizedTest
  @EnumSource(UnitKpi.class)
  void exactlyTheKpisThatAreNumbersHaveARule(UnitKpi kpi) {
    assertThat(PeriodRule.of(kpi) != null).isEqualTo(kpi.type() != KpiType.TEXT);
  }

  private static @Nullable Double over(UnitKpi kpi, SummaryRow... days) {
    PeriodValue value = new PeriodValue(Objects.requireNonNull(PeriodRule.of(kpi)));
    for (SummaryRow day : days) {
      value.add(day);
    }
    return value.value();
  }
}
