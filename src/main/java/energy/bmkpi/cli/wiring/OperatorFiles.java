package energy.bmkpi.cli.wiring;

import energy.bmkpi.cli.options.Watch;
import energy.bmkpi.cli.output.RunSummaryOutput;
import energy.bmkpi.cli.output.file.OutputFile;
import energy.bmkpi.cli.output.file.OutputKind;
import energy.bmkpi.cli.output.format.OutputFormat;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.operations.RunMetrics;
import energy.bmkpi.operations.RunOutcome;
import energy.bmkpi.pipeline.RunSummary;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that a run leaves for operators. */
final class OperatorFiles {
  /** The collector ignores other files. */
  private static final String METRICS_ENDING = ".prom";

  private final Optional<OutputFile> metrics;
  private final Optional<OutputFile> summary;
  private final Map<String, String> metricsLabels;

  /**
   * Fails where a file cannot be written: before the run, as afterwards it would be too late.
   *
   * @param metricsLabels tell the job from others at the same collector
   * @param taken what else the command writes to: each path, and what it is
   */
  OperatorFiles(
      Watch watch, Map<String, String> metricsLabels, Map<Path, String> taken, PrintWriter out) {
    this.metricsLabels = metricsLabels;
    watch.metricsFile().ifPresent(OperatorFiles::requireEnding);
    this.metrics =
        watch
            .metricsFile()
            .map(file -> new OutputFile(file, OutputKind.METRICS, "--metrics-file", out));
    this.summary =
        watch
            .summaryFile()
            .map(file -> new OutputFile(file, OutputKind.SUMMARY, "--summary-file", out));
    Stream.concat(metrics.stream(), summary.stream()).forEach(OutputFile::requireWritable);
    Stream.concat(metrics.stream(), summary.stream()).forEach(file -> file.requireApartFrom(taken));
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
      metrics.ifPresent(file -> file.write(RunMetrics.of(outcome, metricsLabels, file.before())));
    } finally {
      RunSummary published = outcome.summary();
      if (published != null) {
        summary.ifPresent(file -> file.write(json(published)));
      }
    }
  }

  private static void requireEnding(Path file) {
    boolean device = file.toString().equals("-") || file.startsWith("/dev");
    if (!device && !file.toString().endsWith(METRICS_ENDING)) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "%s is no name for metrics, as node_exporter reads files that end in .prom only; nothing was run"
              .formatted(file),
          "name a file such as %s.prom with --metrics-file or bmkpi.metrics-file".formatted(file));
    }
  }

  private static String json(RunSummary summary) {
    StringWriter text = new StringWriter();
    new RunSummaryOutput(summary).print(OutputFormat.JSON, new PrintWriter(text));
    return text.toString();
  }
}
