package energy.bmkpi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.demo.DemoMarket;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.testing.EveryPeriod;
import energy.bmkpi.testing.SourceFile;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.warehouse.OutputTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job on a synthetic market of three weeks, one day of which lacks a dataset, as every
 * warehouse runs it.
 */
abstract class WholeRunContract {
  private static final SettlementDates DATES =
      new SettlementDates(LocalDate.of(2026, 3, 11), LocalDate.of(2026, 3, 31));

  @TempDir static Path market;
  @TempDir Path directory;
  private Path file;

  /** On the source rows that the DuckDB file has now and what earlier runs of a test published. */
  abstract WholeRun on(Path duckDbFile);

  @BeforeAll
  static void generate() {
    SourceFile.demo(market.resolve("market.duckdb"), new DemoMarket(DATES, 8, 42));
  }

  @BeforeEach
  void copy() throws IOException {
    file = Files.copy(market.resolve("market.duckdb"), directory.resolve("run.duckdb"));
  }

  @Test
  void summaryTellsTheNumbersOfTheTables() {
    try (WholeRun run = on(file)) {
      RunSummary summary = run.run(DATES);

      List<Map<String, @Nullable Object>> unitDays = run.rows(OutputTable.SUMMARY, DATES);
      List<Map<String, @Nullable Object>> days = run.rows(OutputTable.MARKET, DATES);
      List<Map<String, @Nullable Object>> coverage = run.rows(OutputTable.COVERAGE, DATES);
      assertThat(summary.run().unitDays()).isEqualTo(unitDays.size()).isPositive();
      assertThat(summary.units())
          .isEqualTo(unitDays.stream().map(row -> row.get("bm_unit")).distinct().count());
      assertThat(summary.daysWithData()).isEqualTo(days.size()).isEqualTo(21);
      assertThat(summary.acceptances()).isEqualTo((long) sum(days, "acceptance_count"));
      assertThat(summary.netCashflowGbp()).isCloseTo(sum(days, "net_cashflow_gbp"), within(1e-6));
      assertThat(summary.rows()).isEqualTo((long) sum(coverage, "rows"));
      for (DatasetSummary dataset : summary.datasets()) {
        List<Map<String, @Nullable Object>> gaps =
            coverage.stream()
                .filter(row -> dataset.dataset().name().equals(row.get("dataset")))
                .filter(row -> Long.valueOf(0).equals(row.get("rows")))
                .toList();
        assertThat(dataset.gaps())
            .isEqualTo(gaps.stream().map(row -> row.get("settlement_date")).toList());
        assertThat(dataset.queries()).isEqualTo(3);
      }
      assertThat(run.rows(OutputTable.RUN, DATES))
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row).containsEntry("unit_days", summary.run().unitDays());
                assertThat(row).containsEntry("batches", 3L).containsEntry("workers", 4L);
                assertThat(row).containsEntry("datasets", "BOALF,BOD,BOAV,EBOCF");
                assertThat(row).containsEntry("started_at", WholeRun.CLOCK.instant());
              });
    }
  }

  @Test
  void datasetsLeftOutAreNullAndNotCovered() {
    try (WholeRun run = on(file)) {
      run.run(new Plan(DATES, 7, 4, EnumSet.of(Dataset.BOALF, Dataset.EBOCF)));

      assertThat(run.rows(OutputTable.SUMMARY, DATES))
          .isNotEmpty()
          .allSatisfy(
              row ->
                  assertThat(row)
                      .containsEntry("submission_count", null)
                      .containsEntry("offered_up_mw", null)
                      .containsEntry("gross_mwh", null)
                      .containsEntry("active_periods", null)
                      .containsEntry("acceptance_rate", null)
                      .containsEntry("vwap_bid", null))
          .anySatisfy(row -> assertThat(row.get("bid_cashflow_gbp")).isNotEqualTo(0.0));
      assertThat(run.rows(OutputTable.COVERAGE, DATES))
          .hasSize(2 * 21)
          .extracting(row -> row.get("dataset"))
          .containsOnly("BOALF", "EBOCF");
    }
  }

  @Test
  void aRunOfOneDayLeavesEveryOtherDayAlone() {
    LocalDate day = LocalDate.of(2026, 3, 20);
    SettlementDates before = new SettlementDates(DATES.from(), day.minusDays(1));
    SettlementDates after = new SettlementDates(day.plusDays(1), DATES.to());
    String hashBefore;
    String hashAfter;
    try (WholeRun run = on(file)) {
      run.run(DATES);
      hashBefore = run.hash(before);
      hashAfter = run.hash(after);
    }
    SourceFile.change(
        file,
        "UPDATE bmrs_bod SET offer = offer + 1",
        "DELETE FROM bmrs_ebocf",
        "DELETE FROM bmrs_boav");

    try (WholeRun run = on(file)) {
      run.run(new SettlementDates(day, day));

      assertThat(run.hash(before)).isEqualTo(hashBefore);
      assertThat(run.hash(after)).isEqualTo(hashAfter);
      assertThat(run.rows(OutputTable.SUMMARY, new SettlementDates(day, day)))
          .isNotEmpty()
          .allSatisfy(row -> assertThat(row).containsEntry("net_cashflow_gbp", null));
    }
  }

  @Test
  void keepsTheOldDaysWhenABatchFails() {
    String hash;
    try (WholeRun run = on(file)) {
      run.run(DATES);
      hash = run.hash(DATES);
    }
    // more than the sum of an exact decimal can hold
    SourceFile.change(
        file,
        "UPDATE bmrs_boav SET totalVolumeAccepted = 1e300 WHERE settlementDate = DATE '2026-03-31'");

    try (WholeRun run = on(file)) {
      Failure failure = catchThrowableOfType(Failure.class, () -> run.run(DATES));

      assertThat(failure.category()).isEqualTo(FailureCategory.BATCHES);
      assertThat(failure).hasMessageContaining("batch 3 (2026-03-25 to 2026-03-31): query of BOAV");
      assertThat(run.hash(DATES)).isEqualTo(hash);
    }
  }

  @Test
  void publishesNothingWhenARequiredDayIsMissing() {
    try (WholeRun run = on(file)) {
      Failure failure =
          catchThrowableOfType(
              Failure.class, () -> run.run(WholeRun.plan(DATES, 7, 4), Completeness.REQUIRED));

      assertThat(failure.category()).isEqualTo(FailureCategory.INCOMPLETE_SOURCE);
      assertThat(run.rows(OutputTable.SUMMARY, DATES)).isEmpty();
    }
  }

  @Test
  void publishesNothingWhenAPeriodOfARequiredDayIsMissing() {
    SettlementDates sunday =
        new SettlementDates(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 3, 29));
    SourceFile.change(file, EveryPeriod.statements());
    SourceFile.change(
        file,
        "DELETE FROM bmrs_boav WHERE settlementDate = DATE '2026-03-29' AND settlementPeriod = 46");
    try (WholeRun run = on(file)) {
      Failure failure =
          catchThrowableOfType(
              Failure.class, () -> run.run(WholeRun.plan(sunday, 7, 4), Completeness.REQUIRED));

      assertThat(failure.category()).isEqualTo(FailureCategory.INCOMPLETE_SOURCE);
      assertThat(failure).hasMessageContaining("missing of 2026-03-29 boav: SP46; nothing");
      assertThat(run.rows(OutputTable.MARKET, sunday)).isEmpty();
    }
  }

  @Test
  void publishesACompleteRangeWhenEveryDayIsRequired() {
    SettlementDates sunday =
        new SettlementDates(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 3, 29));
    SourceFile.change(file, EveryPeriod.statements());
    try (WholeRun run = on(file)) {
      run.run(WholeRun.plan(sunday, 7, 4), Completeness.REQUIRED);

      assertThat(run.rows(OutputTable.MARKET, sunday)).hasSize(1);
    }
  }

  private static double sum(List<Map<String, @Nullable Object>> rows, String column) {
    return rows.stream()
        .map(row -> row.get(column))
        .mapToDouble(value -> value == null ? 0 : ((Number) value).doubleValue())
        .sum();
  }
}
