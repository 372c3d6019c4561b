package energy.bmkpi.operations;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Gauges in Prometheus' text format: each with its help and type once, and every sample with the
 * labels of the job, as a collector refuses two files whose samples have the same name and labels.
 */
final class MetricsText {
  private final Map<String, String> job;
  private final StringBuilder text = new StringBuilder();

  MetricsText(Map<String, String> job) {
    this.job = job;
  }

  void gauge(String name, String help, Number value) {
    head(name, help);
    sample(name, Map.of(), value);
  }

  void head(String name, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
  }

  /**
   * @param own labels beside those of the job
   */
  void sample(String name, Map<String, String> own, Object value) {
    Map<String, String> labels = new LinkedHashMap<>(own);
    labels.putAll(job);
    text.append(name)
        .append(
            labels.isEmpty()
                ? ""
                : labels.entrySet().stream()
                    .map(label -> "%s=\"%s\"".formatted(label.getKey(), escaped(label.getValue())))
                    .collect(Collectors.joining(",", "{", "}")))
        .append(' ')
        .append(value)
        .append('\n');
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
