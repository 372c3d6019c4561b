package energy.bmkpi.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RangeValueTest {
  private static final UnitKpi GBP = UnitKpi.OFFER_CASHFLOW_GBP;
  private static final UnitKpi MWH = UnitKpi.OFFER_MWH;
  private static final Numbers NOTHING = new Numbers(Map.of());

  @Test
  void aPriceIsTheQuotientOfSumsNotTheMeanOfPrices() {
    assertThat(
            over(
                UnitKpi.VWAP_OFFER,
                Numbers.of(GBP, 100).and(MWH, 1).and(UnitKpi.VWAP_OFFER, 100),
                Numbers.of(GBP, 100).and(MWH, 9).and(UnitKpi.VWAP_OFFER, 11.11)))
        .isEqualTo(20);
  }

  @Test
  void aDayWithMoneyButNoVolumesIsNoPartOfThePrice() {
    assertThat(
            over(
                UnitKpi.VWAP_OFFER,
                Numbers.of(GBP, 100).and(MWH, 2),
                Numbers.of(GBP, 5000),
                Numbers.of(MWH, 70)))
        .isEqualTo(50);
  }

  @Test
  void moneyReceivedForABidReadsAsAPositivePrice() {
    assertThat(
            over(
                UnitKpi.VWAP_BID,
                Numbers.of(UnitKpi.BID_CASHFLOW_GBP, -100).and(UnitKpi.BID_MWH, 2)))
        .isEqualTo(50);
  }

  @Test
  void aSumSkipsDaysWithoutTheKpiAndIsMissingWhereNoDayHasIt() {
    assertThat(over(MWH, NOTHING, Numbers.of(MWH, 2), NOTHING, Numbers.of(MWH, 3))).isEqualTo(5);
    assertThat(over(MWH, NOTHING, NOTHING)).isNull();
    assertThat(over(MWH)).isNull();
  }

  @Test
  void zeroIsAValue() {
    assertThat(over(MWH, NOTHING, Numbers.of(MWH, 0))).isZero();
  }

  @Test
  void nothingIsDividedByZero() {
    assertThat(over(UnitKpi.VWAP_OFFER, Numbers.of(GBP, 100).and(MWH, 0))).isNull();
  }

  @Test
  void aShareOfSubmissionsWeighsDaysByTheirSubmissions() {
    UnitKpi share = UnitKpi.DEFENSIVE_SHARE_PCT;
    UnitKpi rows = UnitKpi.SUBMISSION_COUNT;
    assertThat(
            over(
                share,
                Numbers.of(share, 100).and(rows, 1),
                Numbers.of(share, 0).and(rows, 3),
                Numbers.of(rows, 0)))
        .isEqualTo(25);
  }

  @Test
  void extremesAreThoseOfTheDaysThatHaveThem() {
    UnitKpi low = UnitKpi.MIN_ACCEPTANCE_PRICE;
    UnitKpi high = UnitKpi.MAX_ACCEPTANCE_PRICE;
    assertThat(over(low, NOTHING, Numbers.of(low, 7), Numbers.of(low, -3), NOTHING)).isEqualTo(-3);
    assertThat(over(high, NOTHING, Numbers.of(high, -7), Numbers.of(high, -9))).isEqualTo(-7);
  }

  @Test
  void aMedianStaysTheMeanOfItsDaysAndSaysSo() {
    UnitKpi spread = UnitKpi.MEDIAN_SPREAD;
    assertThat(spread.overRange()).isEqualTo(RangeRule.MEAN_OF_DAYS);
    assertThat(over(spread, Numbers.of(spread, 10), NOTHING, Numbers.of(spread, 20))).isEqualTo(15);
  }

  @ParameterizedTest
  @EnumSource(UnitKpi.class)
  void exactlyTheKpisThatAreNumbersHaveARule(UnitKpi kpi) {
    assertThat(kpi.overRange() != RangeRule.NONE).isEqualTo(kpi.type() != KpiType.TEXT);
  }

  private static @Nullable Double over(UnitKpi kpi, Numbers... days) {
    RangeValue value = RangeValue.of(kpi);
    for (Numbers day : days) {
      value.add(day);
    }
    return value.value();
  }
}
