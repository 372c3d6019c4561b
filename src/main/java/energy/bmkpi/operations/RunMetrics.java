package energy.bmkpi.operations;

import energy.bmkpi.pipeline.DatasetSummary;
import energy.bmkpi.pipeline.RunSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of the last run and of the last that published, in Prometheus' text format. What is
 * unknown is absent, never zero.
 */
public final class RunMetrics {
  private static final String LAST_SUCCESS = "bmkpi_last_success_";

  private final StringBuilder text = new StringBuilder();

  private RunMetrics() {}

  /**
   * @param before what the file held before this run; of a run that failed, the metrics of the last
   *     success are taken over from there
   */
  public static String of(RunOutcome outcome, String before) {
    RunMetrics metrics = new RunMetrics();
    metrics.lastRun(outcome);
    if (outcome.summary() == null) {
      metrics.text.append(lastSuccessIn(before));
    } else {
      metrics.lastSuccess(outcome.endedAt(), outcome.summary());
    }
    return metrics.text.toString();
  }

  private void lastRun(RunOutcome run) {
    gauge(
        "bmkpi_last_run_success",
        "Whether the last run published its dates.",
        run.summary() == null ? 0 : 1);
    gauge("bmkpi_last_run_exit_code", "Exit code of the last run.", run.exitCode());
    gauge("bmkpi_last_run_timestamp_seconds", "When the last run ended.", seconds(run.endedAt()));
    gauge(
        "bmkpi_last_run_duration_seconds", "How long the last run took.", seconds(run.duration()));
    gauge(
        "bmkpi_last_run_retries",
        "Requests and batches that the last run tried again.",
        run.retries());
    if (run.bytesBilled() != null) {
      gauge(
          "bmkpi_last_run_billed_bytes",
          "What the last run was billed for its queries.",
          run.bytesBilled());
    }
  }

  private void lastSuccess(Instant endedAt, RunSummary summary) {
    gauge(
        LAST_SUCCESS + "timestamp_seconds",
        "When the last run that published ended.",
        seconds(endedAt));
    gauge(
        LAST_SUCCESS + "settlement_dates",
        "Settlement dates that it published.",
        summary.run().dates().days());
    gauge(LAST_SUCCESS + "unit_days", "Unit-days that it published.", summary.run().unitDays());
    byDataset(
        "rows",
        "Source rows that it read, duplicates counted once.",
        summary,
        DatasetSummary::rows);
    byDataset(
        "gap_days",
        "Settlement dates without a row of the dataset.",
        summary,
        dataset -> dataset.gaps().size());
    byDataset(
        "query_seconds",
        "Time of its queries, added up over the workers.",
        summary,
        dataset -> seconds(dataset.queryTime()));
    byDataset(
        "billed_bytes", "What its queries were billed.", summary, DatasetSummary::bytesBilled);
  }

  private void byDataset(
      String name,
      String help,
      RunSummary summary,
      Function<DatasetSummary, @Nullable Number> value) {
    List<DatasetSummary> known =
        summary.datasets().stream().filter(dataset -> value.apply(dataset) != null).toList();
    if (!known.isEmpty()) {
      head(LAST_SUCCESS + name, help);
      known.forEach(
          dataset ->
              text.append(LAST_SUCCESS)
                  .append(name)
                  .append("{dataset=\"")
                  .append(dataset.dataset().name().toLowerCase(Locale.ROOT))
                  .append("\"} ")
                  .append(value.apply(dataset))
                  .append('\n'));
    }
  }

  private void gauge(String name, String help, Number value) {
    head(name, help);
    text.append(name).append(' ').append(value).append('\n');
  }

  private void head(String name, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
  }

  private static String lastSuccessIn(String before) {
    return before
        .lines()
        .filter(line -> line.replaceFirst("^# (HELP|TYPE) ", "").startsWith(LAST_SUCCESS))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static long seconds(Instant instant) {
    return instant.getEpochSecond();
  }
}
