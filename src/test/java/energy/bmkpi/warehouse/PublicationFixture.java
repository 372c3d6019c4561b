package energy.bmkpi.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.kpi.DayKpis;
import energy.bmkpi.market.SettlementDates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the tests of publishing share. */
interface PublicationFixture extends WarehouseFixture {
  LocalDate FIRST = LocalDate.of(2026, 5, 18);
  SettlementDates WEEK = new SettlementDates(FIRST, FIRST.plusDays(6));
  SettlementDates LAST_DAY = SettlementDates.ending(WEEK.to(), 1);
  List<OutputTable> KPI_TABLES =
      List.of(OutputTable.SUMMARY, OutputTable.MARKET, OutputTable.COVERAGE);
  RunRecord WEEK_RUN = PublishedDays.run("week", WEEK, Instant.parse("2026-05-25T06:00:00.5Z"));
  RunRecord DAY_RUN = PublishedDays.run("day", LAST_DAY, Instant.parse("2026-05-26T06:00:00Z"));

  /** Tells a run from every other. */
  static String newRunId() {
    return UUID.randomUUID().toString();
  }

  default void publish(Warehouse warehouse, List<DayKpis> days, RunRecord run) {
    try (Publication publication = warehouse.publish(run.dates(), PublicationFixture.newRunId())) {
      publication.stage(days);
      publication.commit(run);
    }
  }

  default void assertPublished(Warehouse warehouse, List<DayKpis> days, RunRecord... runs) {
    for (OutputTable table : KPI_TABLES) {
      assertThat(PublishedRows.read(warehouse, table, WEEK))
          .as(table.defaultTableName())
          .isEqualTo(PublishedRows.of(table, days));
    }
    assertThat(PublishedRows.read(warehouse, OutputTable.RUN, WEEK))
        .containsExactlyElementsOf(List.of(runs).stream().map(PublishedRows::of).toList());
  }

  /** Everything that is published, to be compared. */
  default Map<OutputTable, List<List<@Nullable Object>>> everything(Warehouse warehouse) {
    SettlementDates always =
        new SettlementDates(LocalDate.of(2000, 1, 1), LocalDate.of(2100, 1, 1));
    Map<OutputTable, List<List<@Nullable Object>>> tables = new TreeMap<>();
    for (OutputTable table : OutputTable.values()) {
      tables.put(table, PublishedRows.read(warehouse, table, always));
    }
    return tables;
  }
}
