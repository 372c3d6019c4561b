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

  private final Watch watch;
  private final Messages messages;

  /** Fails where a file cannot be written: before the run, as afterwards it would be too late. */
  OperatorFiles(Watch watch, Messages messages) {
    this.watch = watch;
    this.messages = messages;
    Stream.concat(watch.metricsFile().stream(), watch.summaryFile().stream())
        .forEach(OperatorFiles::requireWritable);
  }

  void write(RunOutcome outcome) {
    watch
        .metricsFile()
        .ifPresent(file -> write(file, METRICS_OPTION, () -> RunMetrics.of(outcome, textOf(file))));
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

  /** Of another encoding, too: what the last success was stands there in ASCII. */
  private static String textOf(Path file) throws IOException {
    return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
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
