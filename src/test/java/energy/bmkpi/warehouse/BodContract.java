package energy.bmkpi.warehouse;

import static energy.bmkpi.testing.SourceRow.SUBMISSION;
import static energy.bmkpi.warehouse.WarehouseFixture.unit;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.dataset.DatasetDay;
import energy.bmkpi.dataset.Submissions;
import energy.bmkpi.market.PeriodSet;
import energy.bmkpi.testing.SourceRow;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** How submissions are counted, and what they offer. */
interface BodContract extends WarehouseFixture {
  LocalDate DATE = LocalDate.of(2022, 1, 1);

  SourceRow DOWNWARD =
      SUBMISSION.with("pairId", -1).with("levelFrom", -228.0).with("levelTo", -228.0);

  SourceRow OTHER_UNIT = SUBMISSION.with("bmUnit", "2__PENEC001");

  @Test
  default void countsRowsPairsAndPeriodsAndAddsUpWhatIsOffered() {
    DatasetDay<Submissions> day =
        submissions(
            DATE,
            SUBMISSION,
            DOWNWARD,
            SUBMISSION.with("settlementPeriod", 2).with("levelTo", 100.0));

    Submissions expected =
        new Submissions(3, 2, 3, new PeriodSet(0b110), 0, 100.5, 60.25, 40.25, 456, 228);
    assertThat(unit(day, "T_KLGLW-1")).isEqualTo(expected);
    assertThat(day.market()).isEqualTo(expected);
  }

  @Test
  default void aRowThatTheSourceHoldsTwiceCountsOnce() {
    DatasetDay<Submissions> day =
        submissions(DATE, SUBMISSION, DOWNWARD, SUBMISSION, SUBMISSION, DOWNWARD, OTHER_UNIT);

    assertThat(unit(day, "T_KLGLW-1"))
        .isEqualTo(new Submissions(2, 2, 2, new PeriodSet(0b10), 0, 100.5, 60.25, 40.25, 228, 228));
    assertThat(day.market().sourceRows()).isEqualTo(3);
  }

  @Test
  default void severalRowsOfAPairInAPeriodAreOnePairOfThePeriod() {
    SourceRow later = SUBMISSION.with("timeFrom", "2022-01-01T00:10:00Z").with("offer", 110.5);

    DatasetDay<Submissions> day = submissions(DATE, SUBMISSION, later);

    assertThat(unit(day, "T_KLGLW-1"))
        .isEqualTo(new Submissions(2, 1, 1, new PeriodSet(0b10), 0, 105.5, 60.25, 45.25, 456, 0));
  }

  @Test
  default void aTwinIsFoundAmongSeveralRowsOfAPairInAPeriod() {
    SourceRow later = SUBMISSION.with("timeFrom", "2022-01-01T00:10:00Z");

    DatasetDay<Submissions> day = submissions(DATE, later, SUBMISSION, later, SUBMISSION, later);

    assertThat(unit(day, "T_KLGLW-1").sourceRows()).isEqualTo(2);
    assertThat(unit(day, "T_KLGLW-1").offeredUpMw()).isEqualTo(456);
  }

  @Test
  default void aTwinOfOnePeriodIsFoundThoughThePairIsAbsentInAnother() {
    DatasetDay<Submissions> day =
        submissions(
            DATE,
            SUBMISSION,
            SUBMISSION,
            DOWNWARD,
            DOWNWARD.with("settlementPeriod", 2),
            DOWNWARD.with("settlementPeriod", 3));

    assertThat(unit(day, "T_KLGLW-1").sourceRows()).isEqualTo(4);
    assertThat(unit(day, "T_KLGLW-1").periodPairs()).isEqualTo(4);
  }

  @Test
  default void theMarketAddsUpThePairsOfItsUnitsAndSeesTheirPeriodsTogether() {
    DatasetDay<Submissions> day =
        submissions(DATE, SUBMISSION, DOWNWARD, OTHER_UNIT, OTHER_UNIT.with("settlementPeriod", 3));

    assertThat(day.market().pairs()).isEqualTo(3);
    assertThat(day.market().periodPairs()).isEqualTo(4);
    assertThat(day.market().periods()).isEqualTo(new PeriodSet(0b1010));
    assertThat(day.market().offeredUpMw()).isEqualTo(684);
    assertThat(day.market().offeredDownMw()).isEqualTo(228);
  }

  @Test
  default void offersTheLargerLevelWhicheverEndItIsAt() {
    DatasetDay<Submissions> day =
        submissions(
            DATE,
            SUBMISSION.with("levelFrom", 10.0).with("levelTo", 30.0),
            DOWNWARD.with("levelFrom", -50.0).with("levelTo", 0.0));

    assertThat(unit(day, "T_KLGLW-1").offeredUpMw()).isEqualTo(30);
    assertThat(unit(day, "T_KLGLW-1").offeredDownMw()).isEqualTo(50);
  }

  @Test
  default void offersTheLevelThatIsThereWhereTheOtherIsNull() {
    DatasetDay<Submissions> day =
        submissions(
            DATE,
            SUBMISSION.with("levelFrom", null),
            DOWNWARD.with("levelTo", null),
            SUBMISSION.with("pairId", 2).with("levelFrom", null).with("levelTo", null));

    assertThat(unit(day, "T_KLGLW-1").offeredUpMw()).isEqualTo(228);
    assertThat(unit(day, "T_KLGLW-1").offeredDownMw()).isEqualTo(228);
  }

  @Test
  default void aDayOfFiftyPeriodsKeepsThemApart() {
    LocalDate clocksGoBack = LocalDate.of(2025, 10, 26);
    SourceRow[] rows = new SourceRow[50];
    for (int period = 1; period <= 50; period++) {
      rows[period - 1] =
          SUBMISSION.with("settlementDate", "2025-10-26").with("settlementPeriod", period);
    }

    DatasetDay<Submissions> day = submissions(clocksGoBack, rows);

    assertThat(day.market().periods().size()).isEqualTo(50);
    assertThat(day.market().periodPairs()).isEqualTo(50);
  }

  @Test
  default void submissionsWithoutBmUnitSayNothing() {
    DatasetDay<Submissions> day = submissions(DATE, SUBMISSION, DOWNWARD.with("bmUnit", null));

    assertThat(day.market().sourceRows()).isEqualTo(1);
    assertThat(day.units()).containsOnlyKeys("T_KLGLW-1");
  }
}
