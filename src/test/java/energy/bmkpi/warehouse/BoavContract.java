package energy.bmkpi.warehouse;

import static energy.bmkpi.testing.SourceRow.VOLUME;
import static energy.bmkpi.warehouse.WarehouseFixture.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import energy.bmkpi.dataset.DatasetDay;
import energy.bmkpi.dataset.Volumes;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.market.PeriodSet;
import energy.bmkpi.testing.SourceRow;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How accepted volumes are aggregated. */
interface BoavContract extends WarehouseFixture {
  LocalDate DATE = LocalDate.of(2025, 10, 1);
  Instant CREATED = Instant.parse("2025-10-02T23:14:46Z");

  SourceRow BID =
      VOLUME
          .with("settlementPeriod", 17)
          .with("acceptanceId", 22019)
          .with("totalVolumeAccepted", -4.0)
          .with("_direction", "bid");

  @Test
  default void addsUpEachSideOfTheDay() {
    DatasetDay<Volumes> day = volumes(DATE, VOLUME, BID);

    Volumes expected =
        new Volumes(
            2,
            new PeriodSet(1L << 48 | 1L << 17),
            CREATED,
            2,
            2.5,
            4,
            new PeriodSet(1L << 48 | 1L << 17),
            0,
            4,
            0,
            2.5);
    assertThat(unit(day, "T_LKSDB-1")).isEqualTo(expected);
    assertThat(day.market()).isEqualTo(expected);
  }

  @Test
  default void anUndoneBidStandsOnBothSides() {
    // the same negative pair: turned down, then let up again at the same price
    DatasetDay<Volumes> day =
        volumes(
            DATE,
            BID.with("totalVolumeAccepted", -1.25),
            BID.with("totalVolumeAccepted", 1.25).with("_direction", "offer"));

    Volumes unit = unit(day, "T_LKSDB-1");
    assertThat(unit.sourceRows()).isEqualTo(2);
    assertThat(unit.offerMwh()).isEqualTo(1.25);
    assertThat(unit.bidMwh()).isEqualTo(1.25);
    assertThat(unit.settledAcceptances()).isEqualTo(1);
    assertThat(unit.activePeriods().size()).isEqualTo(1);
    assertThat(unit.absoluteMwh()).isEqualTo(2.5);
  }

  @Test
  default void theSideIsTheRowsNotTheSignOfItsVolume() {
    DatasetDay<Volumes> day =
        volumes(
            DATE, VOLUME.with("totalVolumeAccepted", -0.5), BID.with("totalVolumeAccepted", 0.25));

    assertThat(day.market().offerMwh()).isEqualTo(-0.5);
    assertThat(day.market().bidMwh()).isEqualTo(-0.25);
  }

  @Test
  default void theSideIsReadInAnyCase() {
    DatasetDay<Volumes> day =
        volumes(DATE, VOLUME.with("_direction", "Offer"), BID.with("_direction", "BID"));

    assertThat(day.market().offerMwh()).isEqualTo(2.5);
    assertThat(day.market().bidMwh()).isEqualTo(4);
  }

  @Test
  default void aVolumeOfNoSideIsAFailureAndNeverLeftOut() {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> volumes(DATE, VOLUME, BID.with("_direction", "sideways")))
        .withMessageContaining("_direction is neither bid nor offer: sideways");
  }

  @Test
  default void theNewestOfRestatedRowsCounts() {
    DatasetDay<Volumes> day =
        volumes(
            DATE,
            restated(2.5, "2025-10-02T23:14:46Z"),
            restated(2.75, "2025-10-28T09:00:00Z"),
            restated(99.0, "2025-10-09T09:00:00Z"),
            restated(77.0, null));

    assertThat(day.market().sourceRows()).isEqualTo(1);
    assertThat(day.market().offerMwh()).isEqualTo(2.75);
    assertThat(day.market().newestCreated()).isEqualTo(Instant.parse("2025-10-28T09:00:00Z"));
  }

  @Test
  default void aRestatementToZeroCounts() {
    DatasetDay<Volumes> day =
        volumes(DATE, restated(2.5, "2025-10-02T23:14:46Z"), restated(0.0, "2025-10-28T09:00:00Z"));

    assertThat(day.market().offerMwh()).isZero();
    assertThat(day.market().activePeriods()).isEqualTo(PeriodSet.EMPTY);
  }

  @Test
  default void aRestatementToNoVolumeCounts() {
    DatasetDay<Volumes> day =
        volumes(
            DATE, restated(2.5, "2025-10-02T23:14:46Z"), restated(null, "2025-10-28T09:00:00Z"));

    assertThat(day.market().sourceRows()).isEqualTo(1);
    assertThat(day.market().unknownTotals()).isEqualTo(1);
    assertThat(day.market().offerMwh()).isNull();
  }

  @Test
  default void aVolumeThatIsNullIsUnknownAndSoIsEverySumThatNeedsIt() {
    DatasetDay<Volumes> day =
        volumes(
            DATE,
            VOLUME,
            VOLUME.with("settlementPeriod", 47).with("totalVolumeAccepted", null),
            BID,
            BID.with("bmUnit", "T_DRAXX-1"));

    Volumes unknown =
        new Volumes(
            3,
            1,
            PeriodSet.parse("17,48"),
            CREATED,
            2,
            null,
            4.0,
            PeriodSet.parse("17,48"),
            null,
            null,
            null,
            null);
    assertThat(unit(day, "T_LKSDB-1")).isEqualTo(unknown);
    assertThat(unit(day, "T_DRAXX-1").unknownTotals()).isZero();
    assertThat(unit(day, "T_DRAXX-1").offerMwh()).isZero();
    assertThat(unit(day, "T_DRAXX-1").absoluteMwh()).isEqualTo(4);
    assertThat(day.market().unknownTotals()).isEqualTo(1);
    assertThat(day.market().offerMwh()).isNull();
    assertThat(day.market().bidMwh()).isEqualTo(8);
  }

  @Test
  default void aPeriodIsSeenByTheRowsThatHaveAVolume() {
    SourceRow unknown = BID.with("totalVolumeAccepted", null);

    assertThat(volumes(DATE, VOLUME, unknown, unknown.with("settlementPeriod", 48)))
        .satisfies(day -> assertThat(day.market().periods()).isEqualTo(PeriodSet.parse("48")));
  }

  @Test
  default void aDayOfUnknownVolumesShowsNoPeriod() {
    DatasetDay<Volumes> day = volumes(DATE, BID.with("totalVolumeAccepted", null));

    assertThat(day.market().sourceRows()).isEqualTo(1);
    assertThat(day.market().periods()).isEqualTo(PeriodSet.EMPTY);
    assertThat(day.market().offerMwh()).isZero();
    assertThat(day.market().bidMwh()).isNull();
  }

  @Test
  default void ofRowsThatWereCreatedAtTheSameTimeTheLowerVolumeCounts() {
    DatasetDay<Volumes> day =
        volumes(
            DATE,
            restated(null, "2025-10-28T09:00:00Z"),
            restated(2.75, "2025-10-28T09:00:00Z"),
            restated(2.5, "2025-10-28T09:00:00Z"));

    assertThat(day.market().offerMwh()).isEqualTo(2.5);
  }

  @Test
  default void rowsThatDoNotSayWhenTheyWereCreatedCountOnce() {
    DatasetDay<Volumes> day = volumes(DATE, restated(2.5, null), restated(2.5, null));

    assertThat(day.market().sourceRows()).isEqualTo(1);
    assertThat(day.market().offerMwh()).isEqualTo(2.5);
    assertThat(day.market().newestCreated()).isNull();
  }

  @Test
  default void onlyPeriodsWithAVolumeAreActive() {
    DatasetDay<Volumes> day =
        volumes(
            DATE,
            VOLUME,
            BID.with("totalVolumeAccepted", 0.0),
            BID.with("settlementPeriod", 18).with("totalVolumeAccepted", null),
            VOLUME.with("_direction", "bid").with("totalVolumeAccepted", -2.5));

    Volumes unit = unit(day, "T_LKSDB-1");
    assertThat(unit.activePeriods()).isEqualTo(new PeriodSet(1L << 48));
    assertThat(unit.periods()).isEqualTo(new PeriodSet(1L << 48 | 1L << 17));
    assertThat(unit.sourceRows()).isEqualTo(4);
  }

  @Test
  default void theMarketAddsUpItsUnits() {
    DatasetDay<Volumes> day =
        volumes(
            DATE,
            VOLUME,
            VOLUME.with("bmUnit", "T_DRAXX-1").with("totalVolumeAccepted", 100.0),
            BID.with("bmUnit", "T_DRAXX-1").with("acceptanceId", 22018));

    assertThat(day.market().offerMwh()).isEqualTo(102.5);
    assertThat(day.market().bidMwh()).isEqualTo(4);
    assertThat(day.market().activePeriods().size()).isEqualTo(2);
    // one of each unit, though they share the number
    assertThat(day.market().settledAcceptances()).isEqualTo(2);
    assertThat(unit(day, "T_DRAXX-1").settledAcceptances()).isEqualTo(1);
  }

  @Test
  default void volumesWithoutBmUnitSayNothing() {
    DatasetDay<Volumes> day = volumes(DATE, VOLUME, BID.with("bmUnit", null));

    assertThat(day.market().bidMwh()).isZero();
    assertThat(day.units()).containsOnlyKeys("T_LKSDB-1");
  }

  private static SourceRow restated(@Nullable Double mwh, @Nullable String created) {
    return VOLUME.with("totalVolumeAccepted", mwh).with("createdDateTime", created);
  }
}
