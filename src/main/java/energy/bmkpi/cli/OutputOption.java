package energy.bmkpi.cli;

import picocli.CommandLine.Option;

/** {@code --output}. */
final class OutputOption {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      completionCandidates = Candidates.Formats.class,
      defaultValue = "text",
      description = "text, json or csv (default: ${DEFAULT-VALUE}).")
  OutputFormat format = OutputFormat.TEXT;
}
