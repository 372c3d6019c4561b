package energy.bmkpi.warehouse;

import static energy.bmkpi.testing.SourceRow.SUBMISSION;
import static energy.bmkpi.warehouse.WarehouseFixture.unit;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.dataset.DatasetDay;
import energy.bmkpi.dataset.Submissions;
import energy.bmkpi.testing.SourceRow;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which submitted prices count. */
interface BodPricesContract extends WarehouseFixture {
  LocalDate DATE = LocalDate.of(2022, 1, 1);

  @Test
  default void pricesThatSayDoNotUseMeAreDefensive() {
    DatasetDay<Submissions> day =
        submissions(
            DATE,
            period(1, 9999.0, -158.0),
            period(2, 80.0, -9999.0),
            period(3, 99999.0, -99999.0),
            period(4, 80.0, 99999.0),
            period(5, -9999.0, -9999.0),
            period(6, 9998.99, -9998.99));

    assertThat(day.market().defensive()).isEqualTo(5);
    assertThat(day.market().averageOffer()).isEqualTo(9998.99);
    assertThat(day.market().averageBid()).isEqualTo(-9998.99);
    assertThat(day.market().medianSpread()).isEqualTo(19997.98);
  }

  @Test
  default void aDefensiveSideIsEnoughThoughTheOtherIsNull() {
    DatasetDay<Submissions> day =
        submissions(DATE, period(1, null, -9999.0), period(2, 9999.0, null));

    assertThat(day.market().defensive()).isEqualTo(2);
  }

  @Test
  default void aUnitOfDefensivePricesOnlyHasNoPriceButOffersItsLevels() {
    DatasetDay<Submissions> day = submissions(DATE, period(1, 9999.0, -158.0));

    Submissions unit = unit(day, "T_KLGLW-1");
    assertThat(unit.averageOffer()).isNull();
    assertThat(unit.averageBid()).isNull();
    assertThat(unit.medianSpread()).isNull();
    assertThat(unit.offeredUpMw()).isEqualTo(228);
  }

  @Test
  default void aPlaceholderHasNoPriceAndIsNotDefensive() {
    SourceRow placeholder = period(2, 500.0, 0.0).with("levelFrom", 0.0).with("levelTo", 0.0);

    DatasetDay<Submissions> day = submissions(DATE, period(1, 100.5, 60.25), placeholder);

    assertThat(day.market().sourceRows()).isEqualTo(2);
    assertThat(day.market().defensive()).isZero();
    assertThat(day.market().averageOffer()).isEqualTo(100.5);
    assertThat(day.market().averageBid()).isEqualTo(60.25);
    assertThat(day.market().medianSpread()).isEqualTo(40.25);
  }

  @Test
  default void aDefensivePlaceholderIsDefensive() {
    SourceRow placeholder = period(1, 9999.0, 0.0).with("levelFrom", 0.0).with("levelTo", 0.0);

    assertThat(submissions(DATE, placeholder).market().defensive()).isEqualTo(1);
  }

  @Test
  default void onlyBothLevelsAtZeroMakeAPlaceholder() {
    DatasetDay<Submissions> day =
        submissions(
            DATE,
            period(1, 10.0, 5.0).with("levelFrom", 0.0),
            period(2, 20.0, 5.0).with("levelTo", 0.0),
            period(3, 60.0, 5.0).with("levelFrom", 0.0).with("levelTo", null));

    assertThat(day.market().averageOffer()).isEqualTo(30);
  }

  @Test
  default void aMissingPriceLeavesTheOtherSideItsPrice() {
    DatasetDay<Submissions> day =
        submissions(DATE, period(1, null, -10.0), period(2, 50.0, null), period(3, 70.0, -30.0));

    assertThat(day.market().averageOffer()).isEqualTo(60);
    assertThat(day.market().averageBid()).isEqualTo(-20);
    assertThat(day.market().medianSpread()).isEqualTo(100);
  }

  @Test
  default void theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
    DatasetDay<Submissions> day =
        submissions(
            DATE,
            period(1, 10.1, 0.0),
            period(2, 40.3, 0.0),
            period(3, 1000.0, 0.0),
            period(4, 20.2, 0.0));

    assertThat(day.market().medianSpread()).isEqualTo(30.25);
  }

  @Test
  default void theMedianOfTheMarketIsOverAllRowsNotOverUnits() {
    DatasetDay<Submissions> day =
        submissions(
            DATE,
            period(1, 10.0, 0.0),
            period(2, 11.0, 0.0),
            period(3, 12.0, 0.0),
            period(1, 90.0, 0.0).with("bmUnit", "2__PENEC001"),
            period(2, 95.0, 0.0).with("bmUnit", "2__PENEC001"));

    assertThat(unit(day, "T_KLGLW-1").medianSpread()).isEqualTo(11);
    assertThat(unit(day, "2__PENEC001").medianSpread()).isEqualTo(92.5);
    assertThat(day.market().medianSpread()).isEqualTo(12);
  }

  @Test
  default void spreadsAndMeansOfPencePricesHaveNoBinaryNoise() {
    DatasetDay<Submissions> day =
        submissions(
            DATE,
            period(1, 0.3, 0.1),
            period(2, 0.1, -0.1),
            period(3, 0.2, 0.0),
            period(4, 0.2, 0.0));

    assertThat(day.market().medianSpread()).isEqualTo(0.2);
    assertThat(day.market().averageOffer()).isEqualTo(0.2);
    assertThat(day.market().averageBid()).isZero();
  }

  private static SourceRow period(int period, @Nullable Double offer, @Nullable Double bid) {
    return SUBMISSION.with("settlementPeriod", period).with("offer", offer).with("bid", bid);
  }
}
