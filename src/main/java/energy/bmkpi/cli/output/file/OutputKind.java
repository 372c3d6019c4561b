package energy.bmkpi.cli.output.file;

import java.util.regex.Pattern;

/**
 * What a command writes into a file, and how an earlier file of the kind is recognised: only such a
 * file, or an empty one, is replaced.
 */
public enum OutputKind {
  /** The report as a page. */
  PAGE("a page that bmkpi wrote", "<title>Balancing Mechanism, "),
  /** The summary of a run. */
  SUMMARY("a summary that bmkpi wrote", "^\\s*\\{\\s*\"run_id\": "),
  /** The metrics of the last runs. */
  METRICS("metrics that bmkpi wrote", "^# HELP bmkpi_");

  private final String description;
  private final Pattern beginning;

  OutputKind(String description, String beginning) {
    this.description = description;
    this.beginning = Pattern.compile(beginning);
  }

  String description() {
    return description;
  }

  /** Whether a new file can be read by other users whatever the umask: a collector has its own. */
  boolean readByOthers() {
    return this == METRICS;
  }

  /**
   * @param text the first characters of a file
   */
  boolean wrote(String text) {
    return beginning.matcher(text).find();
  }
}
