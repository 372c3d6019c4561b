package energy.bmkpi.warehouse;

import static energy.bmkpi.warehouse.SourceRows.ACCEPTANCE;
import static energy.bmkpi.warehouse.WarehouseFixture.fetch;
import static energy.bmkpi.warehouse.WarehouseFixture.unit;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.kpi.AcceptancePrices;
import energy.bmkpi.kpi.Acceptances;
import energy.bmkpi.kpi.DatasetDay;
import energy.bmkpi.market.Dataset;
import energy.bmkpi.market.SourceTable;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

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

  @Test
  default void deletedSegmentsAreDropped() {
    DatasetDay<Acceptances> day =
        acceptances(
            DATE,
            ACCEPTANCE,
            NEXT_SEGMENT.with("amendmentFlag", "DEL").with("soFlag", true),
            OTHER_UNIT.with("amendmentFlag", "DEL"));

    assertThat(day.units()).containsOnlyKeys("T_MRWD-1");
    assertThat(day.market()).isEqualTo(new Acceptances(1, 1, 0, AcceptancePrices.NONE));
  }

  @Test
  default void aDayWhoseSegmentsAreAllDeletedHasNoRow() {
    Warehouse warehouse =
        warehouseWith(StoredTable.of(SourceTable.BOALF, ACCEPTANCE.with("amendmentFlag", "DEL")));

    assertThat(fetch(warehouse, Dataset.BOALF, AggregateRows.boalf(), DATE, DATE)).isEmpty();
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
