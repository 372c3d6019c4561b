package energy.bmkpi.warehouse;

import static energy.bmkpi.warehouse.SourceRows.ACCEPTANCE;
import static energy.bmkpi.warehouse.WarehouseFixture.unit;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.kpi.AcceptancePrices;
import energy.bmkpi.kpi.Acceptances;
import energy.bmkpi.kpi.DatasetDay;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How acceptances are aggregated. */
interface BoalfContract extends WarehouseFixture {
  LocalDate DATE = LocalDate.of(2026, 5, 6);

  /** The same acceptance, half an hour later. */
  StoredRow NEXT_SEGMENT =
      ACCEPTANCE.with("timeFrom", "2026-05-06T03:30:00Z").with("timeTo", "2026-05-06T04:00:00Z");

  StoredRow OTHER_UNIT = ACCEPTANCE.with("bmUnit", "2__DUKPR008");

  @Test
  default void countsAcceptancesNotSegments() {
    DatasetDay<Acceptances> day =
        acceptances(
            DATE,
            ACCEPTANCE,
            NEXT_SEGMENT.with("soFlag", true),
            ACCEPTANCE.with("acceptanceNumber", 217258));

    Acceptances expected = new Acceptances(3, 2, 1, AcceptancePrices.NONE);
    assertThat(unit(day, "T_MRWD-1")).isEqualTo(expected);
    assertThat(day.market()).isEqualTo(expected);
  }

  @Test
  default void aSegmentThatTheSourceHoldsTwiceCountsOnce() {
    DatasetDay<Acceptances> day =
        acceptances(DATE, ACCEPTANCE, NEXT_SEGMENT, ACCEPTANCE, NEXT_SEGMENT);

    assertThat(unit(day, "T_MRWD-1").sourceRows()).isEqualTo(2);
  }

  @Test
  default void anAcceptanceNumberSharedByTwoUnitsIsTwoAcceptancesOfTheMarket() {
    DatasetDay<Acceptances> day = acceptances(DATE, ACCEPTANCE, OTHER_UNIT);

    assertThat(day.market().count()).isEqualTo(2);
    assertThat(day.units()).containsOnlyKeys("2__DUKPR008", "T_MRWD-1");
    assertThat(unit(day, "2__DUKPR008").count()).isEqualTo(1);
  }

  @Test
  default void theSoFlagOfOneUnitsAcceptanceDoesNotFlagAnotherUnitsOfTheSameNumber() {
    DatasetDay<Acceptances> day = acceptances(DATE, ACCEPTANCE.with("soFlag", true), OTHER_UNIT);

    assertThat(unit(day, "T_MRWD-1").soFlagged()).isEqualTo(1);
    assertThat(unit(day, "2__DUKPR008").soFlagged()).isZero();
    assertThat(day.market().soFlagged()).isEqualTo(1);
  }

  @Test
  default void anAcceptanceWithoutSoFlagIsNotFlagged() {
    DatasetDay<Acceptances> day =
        acceptances(DATE, ACCEPTANCE.with("soFlag", null), NEXT_SEGMENT.with("soFlag", null));

    assertThat(unit(day, "T_MRWD-1").soFlagged()).isZero();
  }

  @Test
  default void ofTwinSegmentsThatDifferInSoFlagTheFlaggedOneCounts() {
    DatasetDay<Acceptances> day =
        acceptances(
            DATE,
            ACCEPTANCE.with("soFlag", null),
            ACCEPTANCE.with("soFlag", true),
            ACCEPTANCE.with("soFlag", false));

    assertThat(unit(day, "T_MRWD-1")).isEqualTo(new Acceptances(1, 1, 1, AcceptancePrices.NONE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ORI,UPD,DEL", "DEL,UPD,ORI", "UPD,DEL,ORI", "DEL,ORI", "ORI,DEL"})
  default void aDeletedAcceptanceCountsNothingWhateverTheOrderOfItsRows(String amendments) {
    StoredRow[] rows =
        Stream.of(amendments.split(","))
            .map(flag -> ACCEPTANCE.with("amendmentFlag", flag).with("soFlag", true))
            .toArray(StoredRow[]::new);

    Acceptances none = new Acceptances(1, 0, 0, AcceptancePrices.NONE);
    DatasetDay<Acceptances> day = acceptances(DATE, rows);

    assertThat(unit(day, "T_MRWD-1")).isEqualTo(none);
    assertThat(day.market()).isEqualTo(none);
  }

  @Test
  default void anAcceptanceIsDeletedWithAllItsSegments() {
    DatasetDay<Acceptances> day =
        acceptances(
            DATE,
            ACCEPTANCE.with("soFlag", true),
            NEXT_SEGMENT.with("amendmentFlag", "DEL"),
            ACCEPTANCE.with("acceptanceNumber", 217258),
            OTHER_UNIT);

    assertThat(unit(day, "T_MRWD-1")).isEqualTo(new Acceptances(3, 1, 0, AcceptancePrices.NONE));
    assertThat(day.market()).isEqualTo(new Acceptances(4, 2, 0, AcceptancePrices.NONE));
  }

  @Test
  default void theDeletionOfOneUnitsAcceptanceLeavesAnotherUnitsOfTheSameNumber() {
    DatasetDay<Acceptances> day =
        acceptances(DATE, ACCEPTANCE, OTHER_UNIT.with("amendmentFlag", "DEL"));

    assertThat(unit(day, "T_MRWD-1").count()).isEqualTo(1);
    assertThat(unit(day, "2__DUKPR008").count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ORI,UPD", "UPD,ORI"})
  default void anUpdateCountsInPlaceOfTheSegmentThatItUpdates(String amendments) {
    StoredRow[] rows =
        Stream.of(amendments.split(","))
            .map(flag -> ACCEPTANCE.with("amendmentFlag", flag).with("soFlag", flag.equals("ORI")))
            .toArray(StoredRow[]::new);

    DatasetDay<Acceptances> day = acceptances(DATE, rows);

    assertThat(unit(day, "T_MRWD-1")).isEqualTo(new Acceptances(1, 1, 0, AcceptancePrices.NONE));
  }

  @Test
  default void aSegmentWithoutAmendmentFlagIsNotDeleted() {
    DatasetDay<Acceptances> day = acceptances(DATE, ACCEPTANCE.with("amendmentFlag", null));

    assertThat(day.market().count()).isEqualTo(1);
  }

  @Test
  default void segmentsWithoutBmUnitSayNothing() {
    DatasetDay<Acceptances> day = acceptances(DATE, ACCEPTANCE, ACCEPTANCE.with("bmUnit", null));

    assertThat(day.market().sourceRows()).isEqualTo(1);
    assertThat(day.units()).containsOnlyKeys("T_MRWD-1");
  }
}
