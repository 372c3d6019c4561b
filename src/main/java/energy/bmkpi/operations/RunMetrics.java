package energy.bmkpi.operations;

import energy.bmkpi.pipeline.DatasetSummary;
import energy.bmkpi.pipeline.RunSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of the last run and of the last that published, in Prometheus' text format. What is
 * unknown is absent, never zero.
 */
public final class RunMetrics {
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
    byDataset(SuccessMetric.QUERY_SECONDS, summary, dataset -> seconds(dataset.queryTime()));
    byDataset(SuccessMetric.BILLED_BYTES, summary, DatasetSummary::bytesBilled);
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
                  Map.of("dataset", dataset.dataset().name().toLowerCase(Locale.ROOT)),
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
