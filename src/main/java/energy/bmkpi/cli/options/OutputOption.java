package energy.bmkpi.cli.options;

import energy.bmkpi.cli.output.format.OutputFormat;
import picocli.CommandLine.Option;

/** {@code --output}. */
public final class OutputOption {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      completionCandidates = Candidates.Formats.class,
      defaultValue = "text",
      description = "text, json or csv (default: ${DEFAULT-VALUE}).")
  public OutputFormat format = OutputFormat.TEXT;
}
