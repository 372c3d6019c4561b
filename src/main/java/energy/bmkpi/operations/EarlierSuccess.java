package energy.bmkpi.operations;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The last success as an earlier file has it. The file may have become anything meanwhile: a line
 * counts only if this program could have written it for the same job.
 */
final class EarlierSuccess {
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-z_]{1,100})(?:\\{(.{0,5000})\\})? (\\d{1,19}(?:\\.\\d{1,9})?(?:E\\d{1,2})?)");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]{0,99})=\"((?:[^\"\\\\]|\\\\[\\\\\"n])*+)\"(?:,|$)");

  private final Map<String, String> job;

  private final Map<SuccessMetric, Map<SampleLabels, String>> values = new LinkedHashMap<>();

  private EarlierSuccess(Map<String, String> job) {
    this.job = job;
  }

  static EarlierSuccess in(String file, Map<String, String> job) {
    EarlierSuccess success = new EarlierSuccess(job);
    file.lines().forEach(success::read);
    return success;
  }

  private void read(String line) {
    Matcher sample = SAMPLE.matcher(line);
    if (!sample.matches()) {
      return;
    }
    Map<String, String> labels = labels(sample.group(2) == null ? "" : sample.group(2));
    SampleLabels own = SampleLabels.takenFrom(labels);
    // files of version 0.1.0 have no labels of the job
    if ((labels.isEmpty() || labels.equals(job)) && own != null) {
      Stream.of(SuccessMetric.values())
          .filter(metric -> metric.metricName().equals(sample.group(1)))
          .forEach(
              metric ->
                  values
                      .computeIfAbsent(metric, none -> new LinkedHashMap<>())
                      .putIfAbsent(own, sample.group(3)));
    }
  }

  /** Such as no job has where they are not written as they should be. */
  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new LinkedHashMap<>();
    Matcher label = LABEL.matcher(text);
    int end = 0;
    while (label.find() && label.start() == end) {
      end = label.end();
      labels.put(label.group(1), unescaped(label.group(2)));
    }
    if (end != text.length()) {
      labels.put("", text);
    }
    return labels;
  }

  private static String unescaped(String value) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\') {
        i++;
        c = value.charAt(i) == 'n' ? '\n' : value.charAt(i);
      }
      text.append(c);
    }
    return text.toString();
  }

  void writeTo(MetricsText text) {
    for (SuccessMetric metric : SuccessMetric.values()) {
      Map<SampleLabels, String> known = values.getOrDefault(metric, Map.of());
      if (!known.isEmpty()) {
        text.head(metric.metricName(), metric.help());
        known.forEach((own, value) -> text.sample(metric.metricName(), own.labels(), value));
      }
    }
  }
}
