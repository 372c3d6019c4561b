package energy.bmkpi.cli;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.operations.RunMetrics;
import energy.bmkpi.operations.RunOutcome;
import energy.bmkpi.pipeline.RunSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files that a run leaves for operators. */
final class OperatorFiles {
  private static final String METRICS_OPTION = "--metrics-file";
  private static final String SUMMARY_OPTION = "--summary-file";

  /** The collector ignores other files. */
  private static final String METRICS_ENDING = ".prom";

  /** Some hundred times as long as they are. */
  private static final long MOST_BYTES_OF_METRICS = 1 << 20;

  private final Watch watch;
  private final Map<String, String> metricsLabels;
  private final Messages messages;

  /**
   * Fails where a file cannot be written: before the run, as afterwards it would be too late.
   *
   * @param metricsLabels tell the job from others at the same collector
   */
  OperatorFiles(Watch watch, Map<String, String> metricsLabels, Messages messages) {
    this.watch = watch;
    this.metricsLabels = metricsLabels;
    this.messages = messages;
    watch.metricsFile().ifPresent(OperatorFiles::requireEnding);
    Stream.concat(watch.metricsFile().stream(), watch.summaryFile().stream())
        .forEach(OperatorFiles::requireWritable);
  }

  void write(RunOutcome outcome) {
    watch
        .metricsFile()
        .ifPresent(
            file -> {
              MetricsFileMode mode = MetricsFileMode.of(file);
              write(
                  file,
                  METRICS_OPTION,
                  () -> RunMetrics.of(outcome, metricsLabels, earlierMetrics(file)));
              mode.restore();
            });
    RunSummary summary = outcome.summary();
    if (summary != null) {
      watch.summaryFile().ifPresent(file -> write(file, SUMMARY_OPTION, () -> json(summary)));
    }
  }

  /** Something that makes the text of a file. */
  private interface Text {
    String make() throws IOException;
  }

  /** The run has ended; a full disk does not change how. */
  private void write(Path file, String option, Text text) {
    try {
      FileInPlace.write(file, text.make(), option);
    } catch (Failure | IOException e) {
      messages.warn(
          "file_not_written",
          "%s was not written: %s".formatted(file, e.getMessage()),
          Map.of("file", file));
    }
  }

  private static String json(RunSummary summary) {
    StringWriter text = new StringWriter();
    new RunSummaryOutput(summary).print(OutputFormat.JSON, new PrintWriter(text));
    return text.toString();
  }

  /**
   * What became of the file meanwhile need not be metrics: what is too long for them is none, and
   * neither is what cannot be read without waiting for somebody.
   */
  private String earlierMetrics(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES_OF_METRICS
          // bytes that are no text are no metric, either
          ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
          : "";
    } catch (IOException e) {
      messages.warn(
          "file_not_read",
          "%s cannot be read (%s), so the last success is not taken over from it"
              .formatted(file, e.getClass().getSimpleName()),
          Map.of("file", file));
      return "";
    }
  }

  private static void requireEnding(Path file) {
    if (!file.toString().endsWith(METRICS_ENDING)) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "%s is no name for metrics, as node_exporter reads files that end in .prom only; nothing was run"
              .formatted(file),
          "name a file such as %s.prom with --metrics-file or bmkpi.metrics-file".formatted(file));
    }
  }

  private static void requireWritable(Path file) {
    @Nullable Path directory = file.toAbsolutePath().getParent();
    if (directory == null || !Files.isWritable(directory) || Files.isDirectory(file)) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "%s cannot be written; nothing was run".formatted(file),
          "name a file in a directory that is there and writable");
    }
  }
}
