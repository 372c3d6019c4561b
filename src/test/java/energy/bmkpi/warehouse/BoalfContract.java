package energy.bmkpi.warehouse;

import static energy.bmkpi.testing.SourceRow.ACCEPTANCE;
import static energy.bmkpi.warehouse.WarehouseFixture.unit;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.dataset.AcceptancePrices;
import energy.bmkpi.dataset.Acceptances;
import energy.bmkpi.dataset.DatasetDay;
import energy.bmkpi.market.PeriodSet;
import energy.bmkpi.testing.SourceRow;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How acceptances are aggregated. */
interface BoalfContract extends WarehouseFixture {
  LocalDate DATE = LocalDate.of(2026, 5, 6);

  /** The same acceptance, half an hour later. */
  SourceRow NEXT_SEGMENT =
      ACCEPTANCE.with("timeFrom", "2026-05-06T03:30:00Z").with("timeTo", "2026-05-06T04:00:00Z");

  SourceRow OTHER_UNIT = ACCEPTANCE.with("bmUnit", "2__DUKPR008");

  @Test
  default void countsAcceptancesNotSegments() {
    DatasetDay<Acceptances> day =
        acceptances(
            DATE,
            ACCEPTANCE,
            NEXT_SEGMENT.with("soFlag", true),
            ACCEPTANCE.with("acceptanceNumber", 217258));

    Acceptances expected = counted(3, 2, 1, "9-10");
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

    assertThat(unit(day, "T_MRWD-1")).isEqualTo(counted(1, 1, 1, "9"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ORI,UPD,DEL", "DEL,UPD,ORI", "UPD,DEL,ORI", "DEL,ORI", "ORI,DEL"})
  default void aDeletedAcceptanceCountsNothingWhateverTheOrderOfItsRows(String amendments) {
    SourceRow[] rows =
        Stream.of(amendments.split(","))
            .map(flag -> ACCEPTANCE.with("amendmentFlag", flag).with("soFlag", true))
            .toArray(SourceRow[]::new);

    Acceptances none = counted(1, 0, 0, "");
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

    assertThat(unit(day, "T_MRWD-1")).isEqualTo(counted(3, 1, 0, "9"));
    assertThat(day.market()).isEqualTo(counted(4, 2, 0, "9"));
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
    SourceRow[] rows =
        Stream.of(amendments.split(","))
            .map(flag -> ACCEPTANCE.with("amendmentFlag", flag).with("soFlag", flag.equals("ORI")))
            .toArray(SourceRow[]::new);

    DatasetDay<Acceptances> day = acceptances(DATE, rows);

    assertThat(unit(day, "T_MRWD-1")).isEqualTo(counted(1, 1, 0, "9"));
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

  @ParameterizedTest(name = "on {0}, from {1} to {2}")
  @CsvSource({
    // a day in summer begins at 23:00Z
    "2026-05-06, 2026-05-05T23:00:00Z, 2026-05-05T23:30:00Z, 1",
    "2026-05-06, 2026-05-05T23:29:59Z, 2026-05-05T23:30:01Z, 1-2",
    "2026-05-06, 2026-05-06T22:00:00Z, 2026-05-06T23:00:00Z, 47-48",
    // one that crosses midnight runs in the periods of its own date
    "2022-01-01, 2022-01-01T23:28:00Z, 2022-01-02T00:12:00Z, 47-48",
    "2022-01-02, 2022-01-01T23:28:00Z, 2022-01-02T00:12:00Z, 1",
    "2022-01-01, 2022-01-01T10:00:00Z, 2022-01-01T10:00:00Z, 21",
    // the clock goes back: 50 periods
    "2025-10-26, 2025-10-25T23:00:00Z, 2025-10-27T00:00:00Z, 1-50",
    "2026-05-06, 2026-05-04T10:00:00Z, 2026-05-04T11:00:00Z, ''",
    "2026-05-06, 2026-05-08T10:00:00Z, 2026-05-08T11:00:00Z, ''",
    "2026-05-06, 2026-05-06T10:00:00Z, ,                     ''"
  })
  default void tellsInWhichPeriodsOfTheDateAnAcceptanceRuns(
      LocalDate date, String from, @Nullable String to, String periods) {
    DatasetDay<Acceptances> day =
        acceptances(
            date,
            ACCEPTANCE
                .with("settlementDate", date.toString())
                .with("timeFrom", from)
                .with("timeTo", to));

    assertThat(day.market().running()).isEqualTo(PeriodSet.parse(periods));
  }

  private static Acceptances counted(long rows, long count, long soFlagged, String running) {
    return new Acceptances(rows, count, soFlagged, AcceptancePrices.NONE, PeriodSet.parse(running));
  }
}
