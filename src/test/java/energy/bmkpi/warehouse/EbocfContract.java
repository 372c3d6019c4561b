package energy.bmkpi.warehouse;

import static energy.bmkpi.testing.SourceRow.CASHFLOW;
import static energy.bmkpi.warehouse.WarehouseFixture.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import energy.bmkpi.dataset.Cashflows;
import energy.bmkpi.dataset.DatasetDay;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.market.PeriodSet;
import energy.bmkpi.testing.SourceRow;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How cashflows are aggregated. */
interface EbocfContract extends WarehouseFixture {
  LocalDate DATE = LocalDate.of(2026, 5, 20);
  Instant CREATED = Instant.parse("2026-05-21T23:10:00Z");

  SourceRow OFFER =
      CASHFLOW
          .with("settlementPeriod", 35)
          .with("_direction", "offer")
          .with("totalCashflow", 6920.5);

  @Test
  default void addsUpEachSideAndTheirSumIsSigned() {
    DatasetDay<Cashflows> day =
        cashflows(DATE, CASHFLOW, OFFER, CASHFLOW.with("settlementPeriod", 2));

    Cashflows expected =
        new Cashflows(
            3, new PeriodSet(1L << 35 | 0b110), CREATED, 6920.5, -7478.5, -558, 6920.5, 7478.5);
    assertThat(unit(day, "E_DOLLB-1")).isEqualTo(expected);
    assertThat(day.market()).isEqualTo(expected);
  }

  @Test
  default void anUndoneBidStandsOnBothSidesOfOnePeriod() {
    DatasetDay<Cashflows> day =
        cashflows(
            DATE,
            CASHFLOW.with("totalCashflow", 75.5),
            CASHFLOW.with("totalCashflow", -75.5).with("_direction", "offer"));

    assertThat(unit(day, "E_DOLLB-1"))
        .isEqualTo(new Cashflows(2, new PeriodSet(0b10), CREATED, -75.5, 75.5, 0, 75.5, 75.5));
  }

  @Test
  default void aCashflowOfNoSideIsAFailureAndNeverLeftOut() {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> cashflows(DATE, CASHFLOW, OFFER.with("_direction", null)))
        .withMessageContaining("_direction is neither bid nor offer: NULL");
  }

  @Test
  default void paidAndReceivedAreByTheSignOfTheRowNotByItsSide() {
    DatasetDay<Cashflows> day =
        cashflows(DATE, CASHFLOW.with("totalCashflow", 10.0), OFFER.with("totalCashflow", -4.0));

    assertThat(day.market().paidGbp()).isEqualTo(10);
    assertThat(day.market().receivedGbp()).isEqualTo(4);
    assertThat(day.market().bidGbp()).isEqualTo(10);
    assertThat(day.market().offerGbp()).isEqualTo(-4);
  }

  @Test
  default void theMarketDoesNotNetPaymentsOfOneUnitAgainstAnothers() {
    DatasetDay<Cashflows> day =
        cashflows(
            DATE,
            CASHFLOW.with("totalCashflow", -100.0),
            CASHFLOW.with("totalCashflow", 60.0).with("bmUnit", "T_KLGLW-1"));

    assertThat(day.market().netGbp()).isEqualTo(-40);
    assertThat(day.market().paidGbp()).isEqualTo(60);
    assertThat(day.market().receivedGbp()).isEqualTo(100);
  }

  @Test
  default void theNewestOfRestatedCashflowsCounts() {
    DatasetDay<Cashflows> day =
        cashflows(
            DATE,
            restated(-1.0, "2026-06-18T10:00:00Z"),
            restated(-2.0, "2026-05-21T23:10:00Z"),
            restated(-3.0, null),
            OFFER);

    assertThat(unit(day, "E_DOLLB-1").bidGbp()).isEqualTo(-1);
    assertThat(unit(day, "E_DOLLB-1").sourceRows()).isEqualTo(2);
    assertThat(unit(day, "E_DOLLB-1").newestCreated())
        .isEqualTo(Instant.parse("2026-06-18T10:00:00Z"));
  }

  @Test
  default void ofCashflowsThatWereCreatedAtTheSameTimeTheLowerCounts() {
    DatasetDay<Cashflows> day =
        cashflows(
            DATE,
            restated(null, "2025-10-28T09:00:00Z"),
            restated(-2.0, "2025-10-28T09:00:00Z"),
            restated(-3.0, "2025-10-28T09:00:00Z"));

    assertThat(day.market().netGbp()).isEqualTo(-3);
  }

  @Test
  default void aCashflowThatIsNullIsUnknownAndSoIsEverySumThatNeedsIt() {
    DatasetDay<Cashflows> day =
        cashflows(
            DATE,
            CASHFLOW,
            OFFER.with("totalCashflow", null),
            OFFER.with("bmUnit", "T_DRAXX-1").with("settlementPeriod", 36));

    assertThat(unit(day, "E_DOLLB-1"))
        .isEqualTo(
            new Cashflows(2, 1, PeriodSet.parse("1"), CREATED, null, -3739.25, null, null, null));
    assertThat(unit(day, "T_DRAXX-1").netGbp()).isEqualTo(6920.5);
    assertThat(day.market())
        .isEqualTo(
            new Cashflows(
                3, 1, PeriodSet.parse("1,36"), CREATED, null, -3739.25, null, null, null));
  }

  @Test
  default void aDayOfUnknownCashflowsShowsNoPeriod() {
    DatasetDay<Cashflows> day = cashflows(DATE, CASHFLOW.with("totalCashflow", null));

    assertThat(day.market().periods()).isEqualTo(PeriodSet.EMPTY);
    assertThat(day.market().offerGbp()).isZero();
    assertThat(day.market().bidGbp()).isNull();
    assertThat(day.market().netGbp()).isNull();
  }

  @Test
  default void cashflowsThatDoNotSayWhenTheyWereCreatedCountOnce() {
    DatasetDay<Cashflows> day = cashflows(DATE, restated(-3.0, null), restated(-3.0, null));

    assertThat(day.market().netGbp()).isEqualTo(-3);
    assertThat(day.market().newestCreated()).isNull();
  }

  @Test
  default void sumsOfPenceHaveNoBinaryNoise() {
    DatasetDay<Cashflows> day =
        cashflows(
            DATE,
            CASHFLOW.with("totalCashflow", 0.1),
            CASHFLOW.with("totalCashflow", 0.2).with("settlementPeriod", 2));

    assertThat(day.market().netGbp()).isEqualTo(0.3);
  }

  @Test
  default void cashflowsWithoutBmUnitSayNothing() {
    DatasetDay<Cashflows> day = cashflows(DATE, CASHFLOW, OFFER.with("bmUnit", null));

    assertThat(day.market().netGbp()).isEqualTo(-3739.25);
    assertThat(day.units()).containsOnlyKeys("E_DOLLB-1");
  }

  private static SourceRow restated(@Nullable Double gbp, @Nullable String created) {
    return CASHFLOW.with("totalCashflow", gbp).with("createdDateTime", created);
  }
}
