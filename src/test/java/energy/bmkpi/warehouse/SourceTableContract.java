package energy.bmkpi.warehouse;

import static energy.bmkpi.testing.SourceRow.ACCEPTANCE;
import static energy.bmkpi.testing.SourceRow.SUBMISSION;
import static energy.bmkpi.testing.SourceRow.VOLUME;
import static energy.bmkpi.warehouse.WarehouseFixture.fetch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import energy.bmkpi.dataset.Acceptances;
import energy.bmkpi.dataset.AggregateRows;
import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.dataset.DatasetDay;
import energy.bmkpi.dataset.Submissions;
import energy.bmkpi.dataset.Volumes;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Source tables as they really are: other names, other types, more or fewer columns. */
interface SourceTableContract extends WarehouseFixture {
  LocalDate DATE = LocalDate.of(2025, 10, 1);

  @ParameterizedTest(name = "settlementDate as {0}, written {1}")
  @CsvSource({
    "TEXT,            2025-10-01",
    "TEXT,            2025-10-01T00:00:00Z",
    "TEXT,            2025-10-01 00:00:00+00:00",
    "DATE,            2025-10-01",
    "LOCAL_TIMESTAMP, 2025-10-01T00:00:00",
    "TIMESTAMP,       2025-10-01T00:00:00Z"
  })
  default void readsTheDateInWhateverTypeItIsStored(StoredType type, String written) {
    StoredTable table =
        StoredTable.of(SourceTable.BOAV, VOLUME.with("settlementDate", written))
            .with("settlementDate", type);

    Map<LocalDate, DatasetDay<Volumes>> days =
        fetch(warehouseWith(table), Dataset.BOAV, new AggregateRows<>(Volumes::read), DATE, DATE);

    assertThat(days).containsOnlyKeys(DATE);
    assertThat(days.get(DATE))
        .satisfies(day -> assertThat(day.market().eveningMwh()).isEqualTo(2.5));
  }

  @ParameterizedTest(name = "settlementDate as {0}, written {1} to {2}")
  @CsvSource({
    "TEXT,            2025-10-01,                2025-10-09",
    "DATE,            2025-10-01,                2025-10-09",
    "LOCAL_TIMESTAMP, 2025-10-01T00:00:00,       2025-10-09T00:00:00",
    "TIMESTAMP,       2025-09-30T23:00:00Z,      2025-10-09T00:00:00Z"
  })
  default void tellsWhichDatesItHolds(StoredType type, String first, String last) {
    StoredTable table =
        StoredTable.of(
                SourceTable.BOAV,
                VOLUME.with("settlementDate", first),
                VOLUME.with("settlementDate", last))
            .with("settlementDate", type);

    assertThat(warehouseWith(table).heldDates(Dataset.BOAV))
        .isEqualTo(new SettlementDates(DATE, LocalDate.of(2025, 10, 9)));
  }

  @Test
  default void holdsNoDatesWithoutARow() {
    Warehouse warehouse = warehouseWith(StoredTable.of(SourceTable.BOAV));

    assertThat(warehouse.heldDates(Dataset.BOAV)).isNull();
  }

  @Test
  default void comparesCreationTimesAsTimesThoughTheyAreStoredAsText() {
    // as text, 00:30 in Paris would look newer than 23:14 in London on the evening before
    StoredTable table =
        StoredTable.of(
                SourceTable.BOAV,
                VOLUME.with("createdDateTime", "2025-10-03T00:30:00+02:00"),
                VOLUME
                    .with("totalVolumeAccepted", 2.75)
                    .with("createdDateTime", "2025-10-02T23:14:46Z"))
            .with("createdDateTime", StoredType.TEXT);

    Volumes market = marketVolumes(table);

    assertThat(market.offerMwh()).isEqualTo(2.75);
    assertThat(market.newestCreated()).isEqualTo(Instant.parse("2025-10-02T23:14:46Z"));
  }

  @Test
  default void readsNumbersInWhateverTypeTheyAreStored() {
    StoredTable table =
        StoredTable.of(
                SourceTable.BOAV,
                VOLUME.with("totalVolumeAccepted", 2.123456),
                VOLUME.with("settlementPeriod", 1).with("totalVolumeAccepted", 3))
            .with("totalVolumeAccepted", StoredType.DECIMAL)
            .with("settlementPeriod", StoredType.NUMBER)
            .with("acceptanceId", StoredType.DECIMAL);

    Volumes market = marketVolumes(table);

    assertThat(market.offerMwh()).isEqualTo(5.123456);
    assertThat(market.activePeriods().size()).isEqualTo(2);
    assertThat(market.nightMwh()).isEqualTo(3);
  }

  @Test
  default void readsNumbersThatAreStoredAsWholeNumbers() {
    StoredTable table =
        StoredTable.of(SourceTable.BOAV, VOLUME.with("totalVolumeAccepted", 3))
            .with("totalVolumeAccepted", StoredType.INTEGER);

    assertThat(marketVolumes(table).offerMwh()).isEqualTo(3);
  }

  @Test
  default void ignoresColumnsThatTheContractDoesNotName() {
    StoredTable table =
        StoredTable.of(
                SourceTable.BOAV, VOLUME.withForeign("settlement_date", "x").withForeign("mwh", 99))
            .with("settlement_date", StoredType.TEXT)
            .with("mwh", StoredType.INTEGER)
            .with("acceptanceDuration", StoredType.TEXT);

    assertThat(marketVolumes(table).offerMwh()).isEqualTo(2.5);
  }

  @Test
  default void readsTablesUnderOtherNames() {
    create(StoredTable.of(SourceTable.BOAV, VOLUME.with("totalVolumeAccepted", 99.0)));
    create(StoredTable.of(SourceTable.BOAV, VOLUME).named("accepted volumes-2025"));
    create(StoredTable.of(SourceTable.BOD, SUBMISSION).named("elexon.bmrs_bod"));
    Warehouse warehouse =
        open(
            new TableNames(
                Map.of(
                    SourceTable.BOAV, "accepted volumes-2025", SourceTable.BOD, "elexon.bmrs_bod"),
                Map.of()));

    assertThat(warehouse.sourceTables()).containsOnlyKeys(SourceTable.BOAV, SourceTable.BOD);
    assertThat(
            fetch(warehouse, Dataset.BOAV, new AggregateRows<>(Volumes::read), DATE, DATE)
                .get(DATE))
        .satisfies(day -> assertThat(day.market().offerMwh()).isEqualTo(2.5));
    LocalDate newYear = LocalDate.of(2022, 1, 1);
    assertThat(
            fetch(warehouse, Dataset.BOD, new AggregateRows<>(Submissions::read), newYear, newYear))
        .containsOnlyKeys(newYear);
  }

  @Test
  default void bothEndsOfTheDatesAreIncludedAndNoOtherDate() {
    StoredTable table =
        StoredTable.of(
            SourceTable.BOALF,
            ACCEPTANCE.with("settlementDate", "2026-05-03"),
            ACCEPTANCE.with("settlementDate", "2026-05-04"),
            ACCEPTANCE.with("settlementDate", "2026-05-06"),
            ACCEPTANCE.with("settlementDate", "2026-05-07"));

    assertThat(
            fetch(
                warehouseWith(table),
                Dataset.BOALF,
                new AggregateRows<>(Acceptances::read),
                LocalDate.of(2026, 5, 4),
                LocalDate.of(2026, 5, 6)))
        .containsOnlyKeys(LocalDate.of(2026, 5, 4), LocalDate.of(2026, 5, 6));
  }

  @ParameterizedTest(name = "settlementDate as {0}, written {1}")
  @CsvSource({
    "TIMESTAMP,       2025-10-01T23:59:59Z, 2025-10-02",
    "TIMESTAMP,       2025-10-01T22:00:00Z, 2025-10-01",
    "LOCAL_TIMESTAMP, 2025-10-01T12:00:00,  2025-10-01",
    "TEXT,            2025-10-01T01:00:00Z, 2025-10-01",
    "TIMESTAMP,       2026-01-13T23:00:00Z, 2026-01-14"
  })
  default void aTimeOfDayThatIsNoMidnightIsAFailureThatNamesTheValue(
      StoredType type, String written, LocalDate asked) {
    Warehouse warehouse =
        warehouseWith(
            StoredTable.of(SourceTable.BOAV, VOLUME.with("settlementDate", written))
                .with("settlementDate", type));

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(
            () -> fetch(warehouse, Dataset.BOAV, new AggregateRows<>(Volumes::read), asked, asked))
        .withMessageContaining("bmrs_boav")
        .withMessageContaining("column settlementDate: " + written.substring(0, 10))
        .withMessageContaining("is no settlement date")
        .satisfies(e -> assertThat(e.remedy()).contains("correct the value"));
  }

  @ParameterizedTest(name = "settlementDate as {0}, written {1}")
  @CsvSource({
    "TIMESTAMP,       2025-10-13T23:00:00Z",
    "LOCAL_TIMESTAMP, 2025-10-13T23:00:00",
    "TEXT,            2025-10-13T23:00:00Z",
    "TEXT,            2025-10-14T00:00:00+01:00",
    "TIMESTAMP,       2025-10-14T00:00:00Z"
  })
  default void midnightInLondonIsTheDateThatBeginsThere(StoredType type, String written) {
    LocalDate before = LocalDate.of(2025, 10, 13);
    LocalDate date = LocalDate.of(2025, 10, 14);
    Warehouse warehouse =
        warehouseWith(
            StoredTable.of(SourceTable.BOAV, VOLUME.with("settlementDate", written))
                .with("settlementDate", type));

    assertThat(fetch(warehouse, Dataset.BOAV, new AggregateRows<>(Volumes::read), before, before))
        .isEmpty();
    assertThat(fetch(warehouse, Dataset.BOAV, new AggregateRows<>(Volumes::read), date, date))
        .containsOnlyKeys(date);
  }

  @Test
  default void aWrongTimeOfDayOfADateThatIsNotAskedForIsNoFailure() {
    StoredTable table =
        StoredTable.of(
                SourceTable.BOAV,
                VOLUME.with("settlementDate", "2025-10-01T00:00:00Z"),
                VOLUME.with("settlementDate", "2025-09-29T12:00:00Z"),
                VOLUME.with("settlementDate", "2025-10-02T12:00:00Z"))
            .with("settlementDate", StoredType.TIMESTAMP);

    assertThat(marketVolumes(table).sourceRows()).isEqualTo(1);
  }

  @Test
  default void datasetsWithoutRowsGiveNoRow() {
    Warehouse warehouse =
        warehouseWith(
            StoredTable.of(SourceTable.BOALF),
            StoredTable.of(SourceTable.BOD),
            StoredTable.of(SourceTable.BOAV),
            StoredTable.of(SourceTable.EBOCF));

    assertThat(EnumSet.allOf(Dataset.class))
        .allSatisfy(
            dataset ->
                assertThat(
                        warehouse
                            .fetch(
                                warehouse.query(dataset, new SettlementDates(DATE, DATE)),
                                row -> {
                                  throw new AssertionError("a row of nothing");
                                })
                            .rows())
                    .isZero());
  }

  @Test
  default void theQueryOfAnAbsentTableFailsByItsName() {
    Warehouse warehouse = warehouseWith(StoredTable.of(SourceTable.BOALF));

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> warehouse.query(Dataset.BOD, new SettlementDates(DATE, DATE)))
        .withMessageContaining("bmrs_bod")
        .satisfies(e -> assertThat(e.category()).isEqualTo(FailureCategory.SCHEMA));
  }

  @Test
  default void aValueThatCannotBeReadFailsAsAFailureOfTheWarehouse() {
    Warehouse warehouse =
        warehouseWith(
            StoredTable.of(SourceTable.BOAV, VOLUME.with("settlementDate", "1 October"))
                .with("settlementDate", StoredType.TEXT));

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(
            () -> fetch(warehouse, Dataset.BOAV, new AggregateRows<>(Volumes::read), DATE, DATE))
        .withMessageContaining("query of BOAV for 2025-10-01 failed")
        .satisfies(e -> assertThat(e.category()).isEqualTo(FailureCategory.WAREHOUSE));
  }

  private Volumes marketVolumes(StoredTable table) {
    Map<LocalDate, DatasetDay<Volumes>> days =
        fetch(warehouseWith(table), Dataset.BOAV, new AggregateRows<>(Volumes::read), DATE, DATE);
    assertThat(days).containsOnlyKeys(DATE);
    return days.values().iterator().next().market();
  }
}
