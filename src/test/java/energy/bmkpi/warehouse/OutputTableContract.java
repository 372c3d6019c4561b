package energy.bmkpi.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import energy.bmkpi.market.SettlementDates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Output tables as they are found and as they are read. */
interface OutputTableContract extends PublicationFixture {

  @Test
  default void everyColumnIsReadAsItWasPublishedInTheOrderOfTheKey() {
    Warehouse warehouse = warehouseWith();

    publish(warehouse, PublishedDays.days(WEEK, 1), WEEK_RUN);

    assertPublished(warehouse, PublishedDays.days(WEEK, 1), WEEK_RUN);
  }

  @Test
  default void onlyTheDatesAskedForAreReadBothEndsIncluded() {
    Warehouse warehouse = warehouseWith();
    publish(warehouse, PublishedDays.days(WEEK, 1), WEEK_RUN);
    SettlementDates middle = new SettlementDates(FIRST.plusDays(2), FIRST.plusDays(4));

    assertThat(KPI_TABLES)
        .allSatisfy(
            table ->
                assertThat(PublishedRows.read(warehouse, table, middle))
                    .isEqualTo(PublishedRows.of(table, PublishedDays.days(middle, 1))));
  }

  @Test
  default void onlyTheUnitAndTheColumnsAskedForAreRead() {
    Warehouse warehouse = warehouseWith();
    publish(warehouse, PublishedDays.days(WEEK, 1), WEEK_RUN);
    OutputSelection all = OutputSelection.of(OutputTable.SUMMARY, WEEK);
    List<String> units = new ArrayList<>();
    warehouse.read(
        all.only(Set.of(OutputSelection.UNIT)), row -> units.add(row.name(OutputSelection.UNIT)));
    String unit = units.get(0);
    List<LocalDate> dates = new ArrayList<>();

    warehouse.read(
        all.ofUnit(unit).only(Set.of("settlement_date")),
        row -> {
          dates.add(row.day("settlement_date"));
          assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> row.text("fuel_type"));
        });

    assertThat(dates)
        .hasSize(Collections.frequency(units, unit))
        .hasSizeLessThan(units.size())
        .isSorted();
  }

  @Test
  default void runsAreReadThatOverlapTheDatesInTheOrderTheyStarted() {
    Warehouse warehouse = warehouseWith();
    SettlementDates before = SettlementDates.ending(FIRST.minusDays(1), 3);
    publish(warehouse, List.of(), DAY_RUN);
    publish(warehouse, List.of(), WEEK_RUN);
    publish(warehouse, List.of(), PublishedDays.run("before", before, Instant.EPOCH));

    assertThat(runIds(warehouse, WEEK)).containsExactly("week", "day");
    assertThat(runIds(warehouse, SettlementDates.ending(FIRST, 2)))
        .containsExactly("before", "week");
    assertThat(runIds(warehouse, SettlementDates.ending(FIRST.minusDays(4), 1))).isEmpty();
  }

  @Test
  default void bytesBilledAreKeptWhereTheWarehouseBills() {
    Warehouse warehouse = warehouseWith();
    RunRecord billed =
        new RunRecord("billed", WEEK, "BOD", 1, 1, 7, 0, Instant.EPOCH, Instant.EPOCH, 10_485_760L);

    publish(warehouse, List.of(), billed);

    assertThat(PublishedRows.read(warehouse, OutputTable.RUN, WEEK))
        .containsExactly(PublishedRows.of(billed));
  }

  @Test
  default void absentTablesHoldNoRowAndNoDate() {
    Warehouse warehouse = warehouseWith();

    assertThat(OutputTable.values())
        .allSatisfy(
            table -> {
              assertThat(PublishedRows.read(warehouse, table, WEEK)).isEmpty();
              assertThat(warehouse.publishedDates(table)).isNull();
            });
  }

  @Test
  default void publishedDatesReachFromTheFirstToTheLastOfEachTable() {
    Warehouse warehouse = warehouseWith();
    SettlementDates firstDay = SettlementDates.ending(FIRST, 1);
    publish(warehouse, List.of(PublishedDays.day(WEEK.to(), 1)), DAY_RUN);
    publish(
        warehouse,
        List.of(PublishedDays.day(FIRST, 1)),
        PublishedDays.run("first", firstDay, Instant.EPOCH));

    assertThat(OutputTable.values())
        .allSatisfy(table -> assertThat(warehouse.publishedDates(table)).isEqualTo(WEEK));
  }

  @Test
  default void aColumnThatSomebodyAddedStaysAndIsLeftNull() {
    create(StoredTable.of(OutputTable.SUMMARY).with("remark", StoredType.TEXT));
    create(StoredTable.of(OutputTable.RUN).with("remark", StoredType.TEXT));
    Warehouse warehouse = open(TableNames.defaults());

    publish(warehouse, PublishedDays.days(WEEK, 1), WEEK_RUN);

    assertPublished(warehouse, PublishedDays.days(WEEK, 1), WEEK_RUN);
  }

  @Test
  default void columnsThatAnOlderVersionDidNotHaveAreAdded() {
    create(StoredTable.of(OutputTable.SUMMARY).without("vwap_bid", "fuel_type", "net_mwh"));
    create(StoredTable.of(OutputTable.MARKET).without("direction"));
    create(StoredTable.of(OutputTable.COVERAGE).without("newest_created"));
    create(StoredTable.of(OutputTable.RUN).without("bytes_billed"));
    Warehouse warehouse = open(TableNames.defaults());

    publish(warehouse, PublishedDays.days(WEEK, 1), WEEK_RUN);

    assertPublished(warehouse, PublishedDays.days(WEEK, 1), WEEK_RUN);
  }

  @Test
  default void tellsWhichColumnsItHasAddedToTablesOfAnOlderVersion() {
    create(StoredTable.of(OutputTable.COVERAGE).without("missing_periods", "unknown_totals"));
    Warehouse warehouse = open(TableNames.defaults());
    List<NewColumns> added;
    try (Publication publication = warehouse.publish(WEEK, "run")) {
      publication.stage(PublishedDays.days(WEEK, 1));
      publication.commit(WEEK_RUN);
      added = publication.newColumns();
    }

    assertThat(added)
        .containsExactly(
            new NewColumns("bm_kpi_coverage", List.of("missing_periods", "unknown_totals")));
    try (Publication publication = warehouse.publish(WEEK, "next")) {
      publication.stage(PublishedDays.days(WEEK, 1));
      publication.commit(DAY_RUN);
      assertThat(publication.newColumns()).isEmpty();
    }
  }

  @Test
  default void columnsThatATableOfAnOlderVersionDoesNotHaveAreReadAsNull() {
    create(
        StoredTable.of(
                OutputTable.COVERAGE,
                StoredRow.empty()
                    .with("settlement_date", FIRST.toString())
                    .with("dataset", "BOAV")
                    .with("rows", 38)
                    .with("units", 3)
                    .with("periods_seen", 46)
                    .with("periods_expected", 48))
            .without("missing_periods", "suspect_periods", "unknown_totals"));
    Warehouse warehouse = open(TableNames.defaults());

    assertThat(PublishedRows.read(warehouse, OutputTable.COVERAGE, WEEK))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row).contains("BOAV", 38L, 46L, 48L);
              assertThat(row.subList(row.size() - 3, row.size())).containsExactly(null, null, null);
            });
  }

  @Test
  default void columnsMayStandInAnyOrder() {
    StoredTable reversed =
        StoredTable.of(OutputTable.MARKET)
            .without("settlement_date", "unit_count")
            .with("unit_count", StoredType.INTEGER)
            .with("settlement_date", StoredType.DATE);
    create(reversed);
    Warehouse warehouse = open(TableNames.defaults());

    publish(warehouse, PublishedDays.days(WEEK, 1), WEEK_RUN);

    assertPublished(warehouse, PublishedDays.days(WEEK, 1), WEEK_RUN);
  }

  @Test
  default void publishesUnderOtherNames() {
    // makes the schema
    create(StoredTable.of(OutputTable.MARKET).named("kpis.market"));
    Warehouse warehouse =
        open(
            new TableNames(
                Map.of(),
                Map.of(
                    OutputTable.SUMMARY, "kpis.units",
                    OutputTable.MARKET, "kpis.market",
                    OutputTable.COVERAGE, "coverage of the market")));

    publish(warehouse, PublishedDays.days(WEEK, 1), WEEK_RUN);

    assertPublished(warehouse, PublishedDays.days(WEEK, 1), WEEK_RUN);
    assertThat(open(TableNames.defaults()).publishedDates(OutputTable.SUMMARY)).isNull();
  }

  private static List<@Nullable Object> runIds(Warehouse warehouse, SettlementDates dates) {
    return PublishedRows.read(warehouse, OutputTable.RUN, dates).stream()
        .<@Nullable Object>map(row -> row.get(0))
        .toList();
  }
}
