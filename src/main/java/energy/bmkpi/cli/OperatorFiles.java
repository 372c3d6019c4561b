package energy.bmkpi.cli;

import energy.bmkpi.cli.output.OutputFile;
import energy.bmkpi.cli.output.OutputKind;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.operations.RunMetrics;
import energy.bmkpi.operations.RunOutcome;
import energy.bmkpi.pipeline.RunSummary;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that a run leaves for operators. */
final class OperatorFiles {
  private final Optional<OutputFile> metrics;
  private final Optional<OutputFile> summary;

  /** Fails where a file cannot be written: before the run, as afterwards it would be too late. */
  OperatorFiles(Watch watch, PrintWriter out) {
    this.metrics =
        watch
            .metricsFile()
            .map(file -> new OutputFile(file, OutputKind.METRICS, "--metrics-file", out));
    this.summary =
        watch
            .summaryFile()
            .map(file -> new OutputFile(file, OutputKind.SUMMARY, "--summary-file", out));
    Stream.concat(metrics.stream(), summary.stream()).forEach(OutputFile::requireWritable);
    if (metrics.isPresent() && summary.isPresent() && metrics.get().isSameAs(summary.get())) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "--metrics-file and --summary-file name the same file",
          "give each a file of its own");
    }
  }

  /** Whether one of them is all that standard output should hold. */
  boolean takeStandardOutput() {
    return Stream.concat(metrics.stream(), summary.stream()).anyMatch(OutputFile::isStandardOutput);
  }

  /** Fails where one cannot be written; the other is then written all the same. */
  void write(RunOutcome outcome) {
    try {
      metrics.ifPresent(file -> file.write(RunMetrics.of(outcome, file.before())));
    } finally {
      RunSummary published = outcome.summary();
      if (published != null) {
        summary.ifPresent(file -> file.write(json(published)));
      }
    }
  }

  private static String json(RunSummary summary) {
    StringWriter text = new StringWriter();
    new RunSummaryOutput(summary).print(OutputFormat.JSON, new PrintWriter(text));
    return text.toString();
  }
}
