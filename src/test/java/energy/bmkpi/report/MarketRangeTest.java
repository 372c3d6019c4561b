package energy.bmkpi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import energy.bmkpi.kpi.MarketKpi;
import energy.bmkpi.market.SettlementDates;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MarketRangeTest {
  /** The middle one has 46 periods. */
  private static final SettlementDates DATES =
      new SettlementDates(LocalDate.of(2026, 3, 28), LocalDate.of(2026, 3, 30));

  private static final MarketRange UNPUBLISHED = new Market().period(0);

  @Test
  void thePriceOfAPeriodIsMoneyOverVolume() {
    MarketRange period =
        new Market()
            .with(MarketKpi.EWAP_OFFER, 100.0, 200.0, null)
            .with(MarketKpi.OFFER_MWH, 30.0, 10.0, 5000.0)
            .period(3);

    assertThat(period.value(MarketKpi.EWAP_OFFER)).isEqualTo(125);
  }

  @Test
  void dispatchIntensityKnowsTheShortDayAndLeavesOutTheMissingOne() {
    MarketRange period =
        new Market().with(MarketKpi.ACCEPTANCE_COUNT, 480.0, 230.0, null).period(3);

    assertThat(period.value(MarketKpi.DISPATCH_INTENSITY)).isEqualTo(710 / 47.0, within(1e-12));
  }

  @Test
  void aMedianOfThePeriodDoesNotFollowFromThoseOfItsDays() {
    assertThat(
            new Market()
                .with(MarketKpi.MEDIAN_SPREAD, 1.0, 2.0, 3.0)
                .period(3)
                .value(MarketKpi.MEDIAN_SPREAD))
        .isNull();
  }

  @Test
  void nothingPublishedIsNothingKnown() {
    assertThat(UNPUBLISHED.value(MarketKpi.NET_CASHFLOW_GBP)).isNull();
    assertThat(UNPUBLISHED.value(MarketKpi.EWAP_BID)).isNull();
    assertThat(UNPUBLISHED.value(MarketKpi.DISPATCH_INTENSITY)).isNull();
  }

  @Test
  void thereIsNoChangeAgainstAPeriodThatIsAbsentOrHalfPublished() {
    MarketRange now = cashflow(10.0, 10.0, 10.0).period(3);

    assertThat(Change.of(MarketKpi.NET_CASHFLOW_GBP, now, UNPUBLISHED)).isNull();
    assertThat(Change.of(MarketKpi.NET_CASHFLOW_GBP, now, cashflow(10.0, null, 10.0).period(2)))
        .isNull();
  }

  @Test
  void aDayWithoutDataIsNoFall() {
    Change change =
        Change.of(
            MarketKpi.NET_CASHFLOW_GBP,
            cashflow(10.0, null, 10.0).period(3),
            cashflow(10.0, 10.0, 10.0).period(3));

    assertThat(change).isEqualTo(new Change(30, 0.0));
  }

  @Test
  void aPriceHasNoPercentAndNeitherHasASumFromBelowZero() {
    MarketRange prices =
        new Market()
            .with(MarketKpi.EWAP_OFFER, 100.0, 100.0, 100.0)
            .with(MarketKpi.OFFER_MWH, 1.0, 1.0, 1.0)
            .period(3);

    assertThat(Change.of(MarketKpi.EWAP_OFFER, prices, prices)).isEqualTo(new Change(100, null));
    assertThat(
            Change.of(
                MarketKpi.NET_CASHFLOW_GBP,
                cashflow(5.0, 5.0, 5.0).period(3),
                cashflow(-5.0, 1.0, 1.0).period(3)))
        .isEqualTo(new Change(-3, null));
  }

  @Test
  void aRiseIsInPercentOfThePeriodBefore() {
    Change change =
        Objects.requireNonNull(
            Change.of(
                MarketKpi.NET_CASHFLOW_GBP,
                cashflow(11.0, 12.0, 13.0).period(3),
                cashflow(10.0, 10.0, 10.0).period(3)));

    assertThat(Objects.requireNonNull(change.percent())).isCloseTo(20, within(1e-9));
  }

  private static Market cashflow(@Nullable Double... days) {
    return new Market().with(MarketKpi.NET_CASHFLOW_GBP, days);
  }

  /** Days of the market on which all other KPIs are NULL. */
  private static final class Market {
    private final Map<MarketKpi, DailySeries> series = new EnumMap<>(MarketKpi.class);

    Market() {
      for (MarketKpi kpi : MarketKpi.values()) {
        series.put(kpi, new DailySeries.Builder(DATES).build());
      }
    }

    Market with(MarketKpi kpi, @Nullable Double... days) {
      series.put(kpi, new DailySeries(Arrays.asList(days)));
      return this;
    }

    MarketRange period(int publishedDays) {
      return new MarketRange(DATES, publishedDays, series);
    }
  }
}
