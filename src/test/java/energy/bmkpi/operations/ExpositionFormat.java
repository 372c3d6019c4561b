package energy.bmkpi.operations;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Prometheus' text format as strictly as a collector does, after <a
 * href="https://prometheus.io/docs/instrumenting/exposition_formats/">its description</a>: what
 * breaks a rule is an error. Of several files, those of one collector are read as one.
 */
public final class ExpositionFormat {
  private static final Pattern HEAD =
      Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
  private static final Pattern SAMPLE =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})? (\\S+)");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\[\\\\\"n])*)\"(?:,|$)");

  private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

  private final Map<String, String> help = new LinkedHashMap<>();
  private final Map<Series, Double> samples = new LinkedHashMap<>();

  /** A metric with its labels, unescaped. */
  public record Series(String name, Map<String, String> labels) {}

  /** The samples of all files together. */
  public static Map<Series, Double> read(String... files) {
    ExpositionFormat format = new ExpositionFormat();
    for (String file : files) {
      format.add(file);
    }
    return format.samples;
  }

  private void add(String file) {
    require(file.endsWith("\n"), "the last line ends");
    Set<String> typed = new HashSet<>();
    List<String> order = new ArrayList<>();
    for (String line : file.substring(0, file.length() - 1).split("\n", -1)) {
      Matcher head = HEAD.matcher(line);
      if (head.matches()) {
        head(head, typed, order);
      } else {
        sample(line, typed, order);
      }
    }
  }

  private void head(Matcher head, Set<String> typed, List<String> order) {
    String name = head.group(2);
    require(!order.contains(name), name + " is told of in one place");
    if (head.group(1).equals("HELP")) {
      String known = help.putIfAbsent(name, head.group(3));
      require(known == null || known.equals(head.group(3)), name + " has one help text");
    } else {
      require(typed.add(name), name + " has one type");
      require(head.group(3).equals("gauge"), name + " is a gauge");
    }
  }

  private void sample(String line, Set<String> typed, List<String> order) {
    Matcher sample = SAMPLE.matcher(line);
    require(sample.matches(), "a line is a head or a sample: " + line);
    String name = sample.group(1);
    require(typed.contains(name) && help.containsKey(name), name + " has a head");
    require(
        order.isEmpty() || !order.contains(name) || order.get(order.size() - 1).equals(name),
        "the samples of " + name + " are together");
    order.add(name);
    Series series = new Series(name, labels(sample.group(2)));
    require(
        samples.put(series, Double.valueOf(sample.group(3))) == null, series + " is there once");
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new LinkedHashMap<>();
    if (text != null) {
      Matcher label = LABEL.matcher(text);
      int end = 0;
      while (end < text.length()) {
        require(label.find(end) && label.start() == end, "labels are as agreed: " + text);
        end = label.end();
        String value = ESCAPED.matcher(label.group(2)).replaceAll(ExpositionFormat::unescaped);
        require(labels.put(label.group(1), value) == null, "a label is there once: " + text);
      }
    }
    return labels;
  }

  private static String unescaped(MatchResult escaped) {
    String what = escaped.group(1);
    return Matcher.quoteReplacement(what.equals("n") ? "\n" : what);
  }

  private static void require(boolean kept, String rule) {
    if (!kept) {
      throw new AssertionError("not so: " + rule);
    }
  }
}
