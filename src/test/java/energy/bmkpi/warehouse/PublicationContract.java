package energy.bmkpi.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.kpi.DayKpis;
import energy.bmkpi.market.SettlementDates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The dates of a publication are replaced at once, or nothing is. */
interface PublicationContract extends PublicationFixture {

  @Test
  default void replacesExactlyItsDatesInEveryTable() {
    Warehouse warehouse = warehouseWith();
    publish(warehouse, PublishedDays.days(WEEK, 1), WEEK_RUN);

    publish(warehouse, PublishedDays.days(LAST_DAY, 2), DAY_RUN);

    List<DayKpis> expected = new ArrayList<>(PublishedDays.days(WEEK, 1).subList(0, 6));
    expected.addAll(PublishedDays.days(LAST_DAY, 2));
    assertPublished(warehouse, expected, WEEK_RUN, DAY_RUN);
  }

  @Test
  default void aDateThatHasNoDataAnyMoreLeavesNoRowBehind() {
    Warehouse warehouse = warehouseWith();
    publish(warehouse, PublishedDays.days(WEEK, 1), WEEK_RUN);

    publish(warehouse, List.of(), DAY_RUN);

    assertPublished(warehouse, PublishedDays.days(WEEK, 1).subList(0, 6), WEEK_RUN, DAY_RUN);
  }

  @Test
  default void aWithdrawalTakesItsDatesOutOfEveryTableButThatOfTheRuns() {
    Warehouse warehouse = warehouseWith();
    publish(warehouse, PublishedDays.days(WEEK, 1), WEEK_RUN);

    try (Publication publication = warehouse.publish(LAST_DAY, PublicationFixture.newRunId())) {
      publication.withdraw();
    }

    assertPublished(warehouse, PublishedDays.days(WEEK, 1).subList(0, 6), WEEK_RUN);
  }

  @Test
  default void isInvisibleBeforeItIsCommitted() {
    Warehouse warehouse = warehouseWith();
    publish(warehouse, PublishedDays.days(WEEK, 1), WEEK_RUN);

    try (Publication publication = warehouse.publish(LAST_DAY, PublicationFixture.newRunId())) {
      publication.stage(PublishedDays.days(LAST_DAY, 2));

      assertPublished(warehouse, PublishedDays.days(WEEK, 1), WEEK_RUN);
    }
  }

  @Test
  default void leavesEverythingAsItWasWhenItIsClosedWithoutCommit() {
    Warehouse warehouse = warehouseWith();
    publish(warehouse, PublishedDays.days(WEEK, 1), WEEK_RUN);

    try (Publication publication = warehouse.publish(WEEK, PublicationFixture.newRunId())) {
      publication.stage(PublishedDays.days(WEEK, 2));
    }

    assertPublished(warehouse, PublishedDays.days(WEEK, 1), WEEK_RUN);
  }

  @Test
  default void leavesNoTableBehindWhenTheFirstPublicationIsClosedWithoutCommit() {
    Warehouse warehouse = warehouseWith();

    try (Publication publication = warehouse.publish(WEEK, PublicationFixture.newRunId())) {
      publication.stage(PublishedDays.days(WEEK, 1));
    }

    assertThat(OutputTable.values())
        .allSatisfy(table -> assertThat(warehouse.publishedDates(table)).isNull());
  }

  @Test
  default void aCommitThatFailsInTheLastTableChangesNoTable() {
    // a run id is text: the table of runs refuses every row
    create(StoredTable.of(OutputTable.RUN).with("run_id", StoredType.INTEGER));
    Warehouse warehouse = open(TableNames.defaults());

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> publish(warehouse, PublishedDays.days(WEEK, 1), WEEK_RUN));

    assertThat(OutputTable.values())
        .allSatisfy(table -> assertThat(warehouse.publishedDates(table)).isNull());
  }

  @Test
  default void aCommitThatFailsKeepsTheOldDays() {
    publish(warehouseWith(), PublishedDays.days(WEEK, 1), WEEK_RUN);
    create(
        StoredTable.of(OutputTable.RUN).with("run_id", StoredType.INTEGER).named("refusing_run"));
    Warehouse refusing = open(new TableNames(Map.of(), Map.of(OutputTable.RUN, "refusing_run")));

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> publish(refusing, PublishedDays.days(LAST_DAY, 2), DAY_RUN));

    assertPublished(open(TableNames.defaults()), PublishedDays.days(WEEK, 1), WEEK_RUN);
  }

  @Test
  default void appendsOneRunToTheRunsBefore() {
    Warehouse warehouse = warehouseWith();

    publish(warehouse, PublishedDays.days(WEEK, 1), WEEK_RUN);
    publish(warehouse, PublishedDays.days(WEEK, 1), WEEK_RUN);

    assertThat(PublishedRows.read(warehouse, OutputTable.RUN, WEEK)).hasSize(2);
  }

  @Test
  default void daysMayBeStagedInAnyOrderAndInSeveralParts() {
    Warehouse warehouse = warehouseWith();
    List<DayKpis> days = new ArrayList<>(PublishedDays.days(WEEK, 1));
    Collections.reverse(days);

    try (Publication publication = warehouse.publish(WEEK, PublicationFixture.newRunId())) {
      publication.stage(days.subList(0, 3));
      publication.stage(List.of());
      publication.stage(days.subList(3, 7));
      publication.commit(WEEK_RUN);
    }

    assertPublished(warehouse, PublishedDays.days(WEEK, 1), WEEK_RUN);
  }

  @Test
  default void publishingTheSameTwiceGivesEqualKpiTables() {
    Warehouse warehouse = warehouseWith();
    publish(warehouse, PublishedDays.days(WEEK, 1), WEEK_RUN);
    Map<OutputTable, List<List<@Nullable Object>>> once = everything(warehouse);

    publish(warehouse, PublishedDays.days(WEEK, 1), DAY_RUN_OF_THE_WEEK);

    Map<OutputTable, List<List<@Nullable Object>>> twice = everything(warehouse);
    assertThat(KPI_TABLES)
        .allSatisfy(table -> assertThat(twice.get(table)).isEqualTo(once.get(table)));
  }

  /** Another run of the same dates, a day later. */
  RunRecord DAY_RUN_OF_THE_WEEK = PublishedDays.run("again", WEEK, DAY_RUN.startedAt());

  @Test
  default void publishesADayWithoutAnyData() {
    DayKpis empty =
        new DayKpis(WEEK.to(), List.of(), null, PublishedDays.day(WEEK.to(), 1).coverage());
    Warehouse warehouse = warehouseWith();

    publish(warehouse, List.of(empty), DAY_RUN);

    assertPublished(warehouse, List.of(empty), DAY_RUN);
    assertThat(warehouse.publishedDates(OutputTable.SUMMARY)).isNull();
    assertThat(warehouse.publishedDates(OutputTable.COVERAGE)).isEqualTo(LAST_DAY);
  }

  @Test
  default void aRunIsTimedToTheMicrosecondThoughTheClockTicksFaster() {
    Instant started = Instant.parse("2026-05-26T06:00:00.123456789Z");
    Warehouse warehouse = warehouseWith();

    publish(warehouse, List.of(), PublishedDays.run("precise", LAST_DAY, started));

    assertThat(PublishedRows.read(warehouse, OutputTable.RUN, LAST_DAY))
        .singleElement()
        .satisfies(run -> assertThat(run).contains(Instant.parse("2026-05-26T06:00:00.123456Z")));
  }

  @Test
  default void aSecondPublicationMayBeginBeforeTheFirstIsClosed() {
    Warehouse warehouse = warehouseWith();
    publish(warehouse, List.of(), WEEK_RUN);
    SettlementDates firstDay = SettlementDates.ending(FIRST, 1);
    RunRecord firstRun = PublishedDays.run("first", firstDay, WEEK_RUN.startedAt());

    try (Publication one = warehouse.publish(firstDay, PublicationFixture.newRunId());
        Publication other = warehouse.publish(LAST_DAY, PublicationFixture.newRunId())) {
      one.stage(PublishedDays.days(firstDay, 1));
      other.stage(PublishedDays.days(LAST_DAY, 2));
      one.commit(firstRun);
      other.commit(DAY_RUN);
    }

    assertPublished(
        warehouse,
        List.of(PublishedDays.day(FIRST, 1), PublishedDays.day(WEEK.to(), 2)),
        firstRun,
        WEEK_RUN,
        DAY_RUN);
  }
}
