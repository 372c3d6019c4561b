package energy.bmkpi.operations;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.kpi.Shortfall;
import energy.bmkpi.pipeline.DatasetSummary;
import energy.bmkpi.pipeline.RunSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of the last run and of the last that published, in Prometheus' text format. What is
 * unknown is absent, never zero.
 */
public final class RunMetrics {
  private static final int NAMED_DATES_OF_A_DATASET = 31;

  private final MetricsText text;

  private RunMetrics(MetricsText text) {
    this.text = text;
  }

  /**
   * @param job labels of every sample, which tell the job from others at the same collector
   * @param before what the file held before this run; of a run that failed, the metrics of the last
   *     success are taken over from there
   */
  public static String of(RunOutcome outcome, Map<String, String> job, String before) {
    MetricsText text = new MetricsText(job);
    RunMetrics metrics = new RunMetrics(text);
    metrics.lastRun(outcome);
    if (outcome.summary() == null) {
      EarlierSuccess.in(before, job).writeTo(text);
    } else {
      metrics.lastSuccess(outcome.endedAt(), outcome.summary());
    }
    return text.toString();
  }

  private void lastRun(RunOutcome run) {
    text.gauge(
        "bmkpi_last_run_success",
        "Whether the last run published its dates.",
        run.summary() == null ? 0 : 1);
    text.gauge("bmkpi_last_run_exit_code", "Exit code of the last run.", run.exitCode());
    text.gauge(
        "bmkpi_last_run_timestamp_seconds", "When the last run ended.", seconds(run.endedAt()));
    text.gauge(
        "bmkpi_last_run_duration_seconds", "How long the last run took.", seconds(run.duration()));
    text.gauge(
        "bmkpi_last_run_retries",
        "Requests and batches that the last run tried again.",
        run.retries());
    if (run.bytesBilled() != null) {
      text.gauge(
          "bmkpi_last_run_billed_bytes",
          "What the last run was billed for its queries.",
          run.bytesBilled());
    }
  }

  private void lastSuccess(Instant endedAt, RunSummary summary) {
    one(SuccessMetric.TIMESTAMP_SECONDS, seconds(endedAt));
    one(SuccessMetric.SETTLEMENT_DATES, summary.run().dates().days());
    one(SuccessMetric.UNIT_DAYS, summary.run().unitDays());
    byDataset(SuccessMetric.ROWS, summary, DatasetSummary::rows);
    byDataset(SuccessMetric.GAP_DAYS, summary, dataset -> dataset.gaps().size());
    byDataset(SuccessMetric.PARTIAL_DAYS, summary, RunMetrics::partialDays);
    missingPeriods(summary);
    byDataset(SuccessMetric.SUSPICIOUS_DAYS, summary, dataset -> suspiciousDays(summary, dataset));
    byDataset(SuccessMetric.QUERY_SECONDS, summary, dataset -> seconds(dataset.queryTime()));
    byDataset(SuccessMetric.BILLED_BYTES, summary, DatasetSummary::bytesBilled);
  }

  /** Unknown of BOALF, which has no acceptance in a quiet period. */
  private static @Nullable Number partialDays(DatasetSummary dataset) {
    return dataset.dataset() == Dataset.BOALF ? null : (Integer) dataset.partialDays().size();
  }

  /** Known where both datasets that are compared were read. */
  private static @Nullable Number suspiciousDays(RunSummary summary, DatasetSummary dataset) {
    boolean compared =
        dataset.dataset() == Dataset.BOALF
            && summary.datasets().stream().anyMatch(other -> other.dataset() == Dataset.BOAV);
    return compared ? (Integer) dataset.suspiciousDays().size() : null;
  }

  /** A sample names its periods; of a dataset's dates the newest are enough to act on. */
  private void missingPeriods(RunSummary summary) {
    List<Shortfall> named =
        summary.datasets().stream()
            .map(dataset -> dataset.partialDays().stream().filter(day -> day.missing() != null))
            .flatMap(
                days -> days.sorted(Shortfall.IN_ORDER.reversed()).limit(NAMED_DATES_OF_A_DATASET))
            .filter(day -> day.missingPeriods() > 0)
            .toList();
    if (!named.isEmpty()) {
      text.head(SuccessMetric.MISSING_PERIODS.metricName(), SuccessMetric.MISSING_PERIODS.help());
      named.forEach(
          day ->
              text.sample(
                  SuccessMetric.MISSING_PERIODS.metricName(),
                  SampleLabels.of(day).labels(),
                  day.missingPeriods()));
    }
  }

  private void one(SuccessMetric metric, Number value) {
    text.gauge(metric.metricName(), metric.help(), value);
  }

  private void byDataset(
      SuccessMetric metric, RunSummary summary, Function<DatasetSummary, @Nullable Number> value) {
    List<DatasetSummary> known =
        summary.datasets().stream().filter(dataset -> value.apply(dataset) != null).toList();
    if (!known.isEmpty()) {
      text.head(metric.metricName(), metric.help());
      known.forEach(
          dataset ->
              text.sample(
                  metric.metricName(),
                  SampleLabels.of(dataset.dataset()).labels(),
                  value.apply(dataset)));
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static long seconds(Instant instant) {
    return instant.getEpochSecond();
  }
}
