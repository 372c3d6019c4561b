package energy.bmkpi.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.kpi.Shortfall;
import energy.bmkpi.market.PeriodSet;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.operations.ExpositionFormat.Series;
import energy.bmkpi.pipeline.DatasetSummary;
import energy.bmkpi.pipeline.RunSummary;
import energy.bmkpi.testing.WholeRun;
import energy.bmkpi.warehouse.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunMetricsTest {
  private static final Shortfall PARTIAL =
      new Shortfall(
          LocalDate.of(2026, 4, 2),
          Dataset.BOD,
          3,
          PeriodSet.parse("20-21,48"),
          0,
          PeriodSet.EMPTY);

  private static final Instant MONDAY = Instant.parse("2026-04-06T04:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-04-07T04:00:00Z");

  @Test
  void aRunThatPublishedTellsOfItselfTwice() {
    assertThat(metrics(success(MONDAY, 50L), "").lines().filter(line -> !line.startsWith("#")))
        .containsExactly(
            "bmkpi_last_run_success 1",
            "bmkpi_last_run_exit_code 0",
            "bmkpi_last_run_timestamp_seconds 1775448000",
            "bmkpi_last_run_duration_seconds 12.5",
            "bmkpi_last_run_retries 2",
            "bmkpi_last_run_billed_bytes 50",
            "bmkpi_last_success_timestamp_seconds 1775448000",
            "bmkpi_last_success_settlement_dates 2",
            "bmkpi_last_success_unit_days 77",
            "bmkpi_last_success_rows{dataset=\"bod\"} 1000",
            "bmkpi_last_success_rows{dataset=\"ebocf\"} 0",
            "bmkpi_last_success_gap_days{dataset=\"bod\"} 0",
            "bmkpi_last_success_gap_days{dataset=\"ebocf\"} 1",
            "bmkpi_last_success_partial_days{dataset=\"bod\"} 1",
            "bmkpi_last_success_partial_days{dataset=\"ebocf\"} 0",
            "bmkpi_last_success_missing_periods{dataset=\"bod\",settlement_date=\"2026-04-02\",periods=\"20-21,48\"} 3",
            "bmkpi_last_success_query_seconds{dataset=\"bod\"} 3.25",
            "bmkpi_last_success_query_seconds{dataset=\"ebocf\"} 3.25",
            "bmkpi_last_success_billed_bytes{dataset=\"bod\"} 50",
            "bmkpi_last_success_billed_bytes{dataset=\"ebocf\"} 50");
  }

  @Test
  void theLastSuccessSurvivesRunsThatFail() {
    String monday = metrics(success(MONDAY, 50L), "");

    String tuesday = metrics(failure(3, TUESDAY), monday);
    String wednesday = metrics(failure(6, TUESDAY.plusSeconds(86_400)), tuesday);

    assertThat(wednesday)
        .contains("bmkpi_last_run_success 0\n", "bmkpi_last_run_exit_code 6\n")
        .contains("bmkpi_last_success_timestamp_seconds 1775448000\n");
    assertThat(lastSuccess(wednesday)).isEqualTo(lastSuccess(monday));
  }

  @Test
  void daysOnWhichBoavContradictsBoalfAreCountedWhereBothWereRead() {
    Shortfall suspicious =
        new Shortfall(LocalDate.of(2026, 4, 2), Dataset.BOALF, 0, null, 0, PeriodSet.parse("3"));
    RunSummary bod = Objects.requireNonNull(success(MONDAY, null).summary());
    DatasetSummary boalf = dataset(Dataset.BOALF, 9, List.of(), List.of(suspicious), null);
    DatasetSummary boav = dataset(Dataset.BOAV, 9, List.of(), List.of(), null);

    assertThat(metrics(with(bod, boalf, boav), ""))
        .contains("bmkpi_last_success_suspicious_days{dataset=\"boalf\"} 1\n")
        .contains("bmkpi_last_success_partial_days{dataset=\"boav\"} 0\n")
        .doesNotContain("bmkpi_last_success_partial_days{dataset=\"boalf\"}");
    assertThat(metrics(with(bod, boalf), "")).doesNotContain("suspicious");
  }

  private static RunOutcome with(RunSummary summary, DatasetSummary... datasets) {
    return new RunOutcome(
        0,
        MONDAY,
        Duration.ofSeconds(1),
        0,
        null,
        new RunSummary(
            summary.run(),
            List.of(datasets),
            summary.units(),
            summary.daysWithData(),
            summary.acceptances(),
            summary.netCashflowGbp(),
            0,
            null,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO));
  }

  @Test
  void aSuccessReplacesTheOneBefore() {
    String before = metrics(success(MONDAY, 50L), "");

    String after = metrics(success(TUESDAY, null), before);

    assertThat(after).contains("bmkpi_last_success_timestamp_seconds 1775534400\n");
    assertThat(after).doesNotContain("1775448000");
  }

  @Test
  void whatIsUnknownIsAbsent() {
    assertThat(metrics(success(MONDAY, null), "")).doesNotContain("billed");
    assertThat(metrics(failure(1, MONDAY), "")).doesNotContain("last_success");
    assertThat(metrics(failure(1, MONDAY), "not a metric\n")).doesNotContain("not a metric");
  }

  @Test
  void everyMetricHasItsHelpAndTypeOnceBeforeItsFirstSample() {
    String text = metrics(failure(1, TUESDAY), metrics(success(MONDAY, 50L), ""));
    Set<String> names =
        text.lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.replaceFirst("[{ ].*", ""))
            .collect(Collectors.toSet());

    assertThat(names).hasSize(14).allMatch(name -> name.matches("bmkpi_[a-z_]+"));
    for (String name : names) {
      assertThat(text)
          .containsOnlyOnce("# HELP " + name + " ")
          .containsOnlyOnce("# TYPE " + name + " gauge\n" + name);
    }
    assertThat(text).endsWith("\n").doesNotContain("\n\n");
  }

  @Test
  void everySampleHasTheLabelsOfTheJobSoThatTwoJobsGoToOneCollector() {
    Map<String, String> job = Map.of("warehouse", "DuckDB file /a", "schedule", "nightly");
    Map<String, String> other = Map.of("warehouse", "DuckDB file /b", "schedule", "nightly");
    RunOutcome run = success(MONDAY, 50L);

    Map<Series, Double> both =
        ExpositionFormat.read(RunMetrics.of(run, job, ""), RunMetrics.of(run, other, ""));

    assertThat(both)
        .hasSize(40)
        .containsEntry(new Series("bmkpi_last_run_success", job), 1.0)
        .containsEntry(new Series("bmkpi_last_run_success", other), 1.0);
    assertThatThrownBy(
            () -> ExpositionFormat.read(RunMetrics.of(run, job, ""), RunMetrics.of(run, job, "")))
        .hasMessageContaining("is there once");
  }

  @Test
  void whatMeansSomethingToTheFormatIsEscapedInLabels() {
    Map<String, String> job = Map.of("warehouse", "/a\"b\\n{c}\n,d=\"e\"");

    String monday = RunMetrics.of(success(MONDAY, 50L), job, "");
    String tuesday = RunMetrics.of(failure(3, TUESDAY), job, monday);

    assertThat(ExpositionFormat.read(tuesday))
        .containsEntry(new Series("bmkpi_last_run_exit_code", job), 3.0)
        .containsEntry(new Series("bmkpi_last_success_timestamp_seconds", job), 1775448000.0);
  }

  @Test
  void theLastSuccessOfAFileWithoutLabelsIsTakenOver() {
    Map<String, String> job = Map.of("warehouse", "w");

    String file = RunMetrics.of(failure(3, TUESDAY), job, metrics(success(MONDAY, 50L), ""));

    assertThat(ExpositionFormat.read(file))
        .containsEntry(new Series("bmkpi_last_success_unit_days", job), 77.0)
        .containsEntry(
            new Series("bmkpi_last_success_rows", Map.of("warehouse", "w", "dataset", "bod")),
            1000.0);
  }

  @Test
  void theLastSuccessOfAnotherJobIsNotTakenOver() {
    String other = RunMetrics.of(success(MONDAY, 50L), Map.of("warehouse", "other"), "");

    assertThat(RunMetrics.of(failure(3, TUESDAY), Map.of("warehouse", "w"), other))
        .doesNotContain("last_success");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bmkpi_last_success_unit_days",
        "bmkpi_last_success_unit_days 1 2",
        "bmkpi_last_success_unit_days NaN",
        "bmkpi_last_success_unit_days -1",
        "bmkpi_last_success_unit_days 99999999999999999999999",
        "bmkpi_last_success_unit_days{ 7",
        "bmkpi_last_success_unit_days{} 7 ",
        "bmkpi_last_success_unit_days{a=\"b\"} 7",
        "bmkpi_last_success_rows{dataset=\"bod} 7",
        "bmkpi_last_success_rows{dataset=\"\\x\"} 7",
        "bmkpi_last_success_rows{dataset=\"nobody\"} 7",
        "bmkpi_last_success_missing_periods{dataset=\"bod\",settlement_date=\"2026-04-02\"} 7",
        "bmkpi_last_success_missing_periods{dataset=\"bod\",settlement_date=\"x\",periods=\"1\"} 7",
        "bmkpi_last_success_missing_periods{dataset=\"bod\",settlement_date=\"2026-04-02\",periods=\"x\"} 7",
        "bmkpi_last_success_of_somebody_else 7",
        "# HELP bmkpi_last_success_unit_days other words",
        "# TYPE bmkpi_last_success_unit_days counter",
        "\0\0\0",
        "{\"json\": 1}"
      })
  void aLineThatIsNoneOfOursIsNotTakenOver(String line) {
    String file = metrics(failure(3, TUESDAY), line + "\n" + line + "\r\n\r");

    ExpositionFormat.read(file);
    assertThat(file).doesNotContain("last_success");
  }

  @Test
  void aSampleThatIsThereTwiceIsTakenOverOnce() {
    String once = "bmkpi_last_success_unit_days 7\n";

    assertThat(ExpositionFormat.read(metrics(failure(3, TUESDAY), once + once)))
        .containsEntry(new Series("bmkpi_last_success_unit_days", Map.of()), 7.0);
  }

  @Test
  void aHugeFileOfOneLineIsNoMetric() {
    String huge = "bmkpi_last_success_unit_days{a=\"" + "\\\\".repeat(1 << 19) + "\"} 7";

    assertThat(metrics(failure(3, TUESDAY), huge)).doesNotContain("last_success");
  }

  private static String metrics(RunOutcome run, String before) {
    return RunMetrics.of(run, Map.of(), before);
  }

  private static List<String> lastSuccess(String text) {
    return text.lines().filter(line -> line.contains("last_success")).toList();
  }

  private static RunOutcome failure(int exitCode, Instant at) {
    return new RunOutcome(exitCode, at, Duration.ofSeconds(1), 0, null, null);
  }

  private static RunOutcome success(Instant at, @Nullable Long bytes) {
    LocalDate from = LocalDate.of(2026, 4, 1);
    RunRecord run =
        new RunRecord(
            "run-1",
            new SettlementDates(from, from.plusDays(1)),
            "BOD,EBOCF",
            28,
            7,
            1,
            77,
            WholeRun.CLOCK.instant(),
            at,
            bytes);
    RunSummary summary =
        new RunSummary(
            run,
            List.of(
                dataset(Dataset.BOD, 1000, List.of(), List.of(PARTIAL), bytes),
                dataset(Dataset.EBOCF, 0, List.of(from), List.of(), bytes)),
            40,
            2,
            null,
            null,
            0,
            null,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO);
    return new RunOutcome(0, at, Duration.ofMillis(12_500), 2, bytes, summary);
  }

  private static DatasetSummary dataset(
      Dataset dataset,
      long rows,
      List<LocalDate> gaps,
      List<Shortfall> shortfalls,
      @Nullable Long bytes) {
    return new DatasetSummary(dataset, rows, 1, Duration.ofMillis(3250), gaps, shortfalls, bytes);
  }
}
