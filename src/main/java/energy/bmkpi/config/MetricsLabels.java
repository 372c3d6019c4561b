package energy.bmkpi.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Labels of every metric, written {@code schedule=nightly,team=power}. */
public record MetricsLabels(Map<String, String> values) {
  /** As Prometheus allows them; a comma in a value would end it. */
  private static final Pattern SYNTAX =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\\s*([^,\\s\\p{Cntrl}][^,\\p{Cntrl}]*)");

  /** Prometheus sets the first two itself, and the product the others. */
  private static final Set<String> TAKEN =
      Set.of("job", "instance", "warehouse", "output", "dataset");

  public MetricsLabels {
    values = Map.copyOf(values);
  }

  public static MetricsLabels of(String text) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (String label : text.split(",", -1)) {
      Matcher matcher = SYNTAX.matcher(label.strip());
      if (!matcher.matches()
          || matcher.group(1).startsWith("__")
          || TAKEN.contains(matcher.group(1))) {
        throw new IllegalArgumentException(
            "'%s' is not a label such as schedule=nightly, with a name of letters, digits and _ other"
                    .formatted(label.strip())
                + " than job, instance, warehouse, output and dataset; commas separate labels");
      }
      if (labels.put(matcher.group(1), matcher.group(2).strip()) != null) {
        throw new IllegalArgumentException(
            "the label %s is given twice; leave one out".formatted(matcher.group(1)));
      }
    }
    return new MetricsLabels(labels);
  }
}
