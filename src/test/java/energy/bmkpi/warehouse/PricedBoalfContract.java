package energy.bmkpi.warehouse;

import static energy.bmkpi.testing.SourceRow.ACCEPTANCE;
import static energy.bmkpi.warehouse.WarehouseFixture.fetch;
import static energy.bmkpi.warehouse.WarehouseFixture.unit;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.dataset.AcceptancePrices;
import energy.bmkpi.dataset.Acceptances;
import energy.bmkpi.dataset.AggregateRows;
import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.dataset.DatasetDay;
import energy.bmkpi.market.PeriodSet;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.testing.SourceRow;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How the prices and level changes of acceptances are aggregated, where the source has them. */
interface PricedBoalfContract extends WarehouseFixture {
  LocalDate DATE = LocalDate.of(2026, 5, 6);

  SourceRow OFFER =
      ACCEPTANCE
          .with("acceptancePrice", 85.1)
          .with("acceptanceVolume", 12.5)
          .with("acceptanceType", "OFFER")
          .with("validation_flag", "Valid");

  /** The period in which it runs. */
  PeriodSet NINTH = PeriodSet.parse("9");

  SourceRow BID =
      OFFER
          .with("acceptanceNumber", 217258)
          .with("acceptancePrice", -20.2)
          .with("acceptanceVolume", -40.0)
          .with("acceptanceType", "BID");

  @Test
  default void pricesAndLevelChangesAreThoseOfTheRowsWithAPrice() {
    DatasetDay<Acceptances> day =
        acceptances(DATE, OFFER, BID, ACCEPTANCE.with("acceptanceNumber", 217259));

    // the price of each row, added up without error: (85.1 − 20.2) / 2
    AcceptancePrices expected = new AcceptancePrices(2, 32.45, -20.2, 85.1, 12.5, -40);
    assertThat(unit(day, "T_MRWD-1")).isEqualTo(new Acceptances(3, 3, 0, expected, NINTH));
    assertThat(day.market().prices()).isEqualTo(expected);
  }

  @Test
  default void aPriceThatIsFlaggedInvalidDoesNotCount() {
    DatasetDay<Acceptances> day =
        acceptances(DATE, OFFER, BID.with("validation_flag", "Price_Out_Of_Range"));

    assertThat(unit(day, "T_MRWD-1").count()).isEqualTo(2);
    assertThat(unit(day, "T_MRWD-1").prices())
        .isEqualTo(new AcceptancePrices(1, 85.1, 85.1, 85.1, 12.5, 0));
  }

  @Test
  default void ofTwinSegmentsTheOneThatHasAPriceCounts() {
    DatasetDay<Acceptances> day = acceptances(DATE, OFFER.with("acceptancePrice", null), OFFER);

    assertThat(unit(day, "T_MRWD-1").prices())
        .isEqualTo(new AcceptancePrices(1, 85.1, 85.1, 85.1, 12.5, 0));
  }

  @Test
  default void aPriceThatNobodyHasValidatedCounts() {
    DatasetDay<Acceptances> day = acceptances(DATE, OFFER.with("validation_flag", null));

    assertThat(unit(day, "T_MRWD-1").prices().segments()).isEqualTo(1);
  }

  @Test
  default void aLevelChangeOfUnknownTypeIsNeitherOfferNorBid() {
    DatasetDay<Acceptances> day =
        acceptances(
            DATE,
            OFFER.with("acceptanceType", "UNKNOWN"),
            BID.with("acceptanceType", null),
            BID.with("acceptanceNumber", 217260).with("acceptanceVolume", null));

    assertThat(unit(day, "T_MRWD-1").prices().segments()).isEqualTo(3);
    assertThat(unit(day, "T_MRWD-1").prices().offerLevelChangeMw()).isZero();
    assertThat(unit(day, "T_MRWD-1").prices().bidLevelChangeMw()).isZero();
  }

  @Test
  default void aUnitWithoutPriceHasNoneThoughTheMarketHas() {
    DatasetDay<Acceptances> day =
        acceptances(DATE, OFFER, ACCEPTANCE.with("bmUnit", "2__DUKPR008"));

    assertThat(unit(day, "2__DUKPR008").prices()).isEqualTo(AcceptancePrices.NONE);
    assertThat(day.market().prices().average()).isEqualTo(85.1);
  }

  @Test
  default void aPricedSegmentThatTheSourceHoldsTwiceIsPricedOnce() {
    DatasetDay<Acceptances> day = acceptances(DATE, OFFER, OFFER);

    assertThat(unit(day, "T_MRWD-1").prices())
        .isEqualTo(new AcceptancePrices(1, 85.1, 85.1, 85.1, 12.5, 0));
  }

  @Test
  default void withoutValidationColumnEveryPriceCounts() {
    assertThat(acceptancesOf(StoredTable.of(SourceTable.BOALF, OFFER).without("validation_flag")))
        .isEqualTo(
            new Acceptances(1, 1, 0, new AcceptancePrices(1, 85.1, 85.1, 85.1, 12.5, 0), NINTH));
  }

  @Test
  default void withoutTheOptionalColumnsAcceptancesHaveNoPrice() {
    assertThat(
            acceptancesOf(
                StoredTable.of(SourceTable.BOALF, OFFER.with("amendmentFlag", "DEL"))
                    .without(
                        "amendmentFlag",
                        "acceptancePrice",
                        "acceptanceVolume",
                        "acceptanceType",
                        "validation_flag")))
        .isEqualTo(new Acceptances(1, 1, 0, AcceptancePrices.NONE, NINTH));
  }

  private Acceptances acceptancesOf(StoredTable table) {
    Map<LocalDate, DatasetDay<Acceptances>> days =
        fetch(
            warehouseWith(table),
            Dataset.BOALF,
            new AggregateRows<>(Acceptances::read),
            DATE,
            DATE);
    assertThat(days).containsOnlyKeys(DATE);
    return unit(days.values().iterator().next(), "T_MRWD-1");
  }
}
