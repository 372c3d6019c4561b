package energy.bmkpi.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Labels of jobs, written {@code team=power,cost-centre=42}. */
public record Labels(Map<String, String> values) {
  /** As BigQuery allows them. */
  private static final Pattern SYNTAX =
      Pattern.compile("([a-z][a-z0-9_-]{0,62})=([a-z0-9_-]{0,63})");

  public Labels {
    values = Map.copyOf(values);
  }

  public static Labels of(String text) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (String label : text.split(",", -1)) {
      Matcher matcher = SYNTAX.matcher(label.strip());
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "'%s' is not a label such as team=power, of lower case letters, digits, - and _"
                .formatted(label.strip()));
      }
      labels.put(matcher.group(1), matcher.group(2));
    }
    return new Labels(labels);
  }
}
