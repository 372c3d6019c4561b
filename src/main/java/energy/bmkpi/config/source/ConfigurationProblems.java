package energy.bmkpi.config.source;

import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.failure.NearestName;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigValidationException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says of a wrong configuration key or value which it is, where it stands, and what is allowed. The
 * keys are read from the methods of {@link BmkpiConfig}, which the native executable has to keep.
 */
@RegisterForReflection(targets = BmkpiConfig.class)
public final class ConfigurationProblems {
  private static final String KEY_PREFIX = "bmkpi.";
  private static final String VARIABLE_PREFIX = "BMKPI_";
  private static final Pattern UNKNOWN_KEY = Pattern.compile("SRCFG00050: (\\S+) in (\\S+)");
  private static final Pattern EMPTY_VALUE =
      Pattern.compile(
          "SRCFG000(?:14|40|41): The config property (\\S+) (?:is required|is defined|with .* to null)",
          Pattern.DOTALL);
  private static final Pattern UNKNOWN_REFERENCE =
      Pattern.compile(
          "SRCFG00011: Could not expand value (.*) in property (\\S+)$", Pattern.DOTALL);
  private static final Pattern REFERENCE_TO_ITSELF =
      Pattern.compile("SRCFG00025: Recursive expression expansion is too deep for (\\S+)");
  private static final Pattern WRONG_VALUE =
      Pattern.compile(
          "SRCFG00039: The config property (\\S+) with the config value \"(.*)\" threw an Exception"
              + " whilst being converted (.*)",
          Pattern.DOTALL);
  private static final Pattern FILE = Pattern.compile("source=(?:file:)?([^\\]]+)");

  private ConfigurationProblems() {}

  /** One line for each problem. */
  public static List<String> of(ConfigValidationException invalid) {
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < invalid.getProblemCount(); i++) {
      problems.add(oneLine(describe(invalid.getProblem(i).getMessage())));
    }
    return problems;
  }

  /** One line for each environment variable that looks like a key of the program but is none. */
  public static List<String> unknownVariables(Collection<String> variables) {
    TreeSet<String> ours = new TreeSet<>(variables);
    ours.removeIf(variable -> !variable.startsWith(VARIABLE_PREFIX));
    if (ours.isEmpty()) {
      return List.of();
    }
    List<String> known = keys().keySet().stream().map(ConfigurationProblems::variable).toList();
    return ours.stream()
        .filter(variable -> !known.contains(variable))
        .map(
            variable ->
                "unknown environment variable %s; %s"
                    .formatted(variable, hint(variable, VARIABLE_PREFIX, known)))
        .toList();
  }

  private static String describe(String problem) {
    Matcher unknown = UNKNOWN_KEY.matcher(problem);
    if (unknown.find()) {
      String key = unknown.group(1);
      return "unknown configuration key %s in %s; %s"
          .formatted(key, source(key, unknown.group(2)), hint(key, KEY_PREFIX, keys().keySet()));
    }
    Matcher empty = EMPTY_VALUE.matcher(problem);
    if (empty.find()) {
      String key = empty.group(1);
      return "%s in %s is empty; give it a value or remove it".formatted(key, source(key, ""));
    }
    Matcher reference = UNKNOWN_REFERENCE.matcher(problem);
    if (reference.find()) {
      String key = reference.group(2);
      return "%s in %s refers to ${%s}, which has no value; correct it there"
          .formatted(key, source(key, ""), reference.group(1));
    }
    Matcher recursive = REFERENCE_TO_ITSELF.matcher(problem);
    if (recursive.find()) {
      String key = recursive.group(1);
      return "%s in %s refers to itself; correct it there".formatted(key, source(key, ""));
    }
    Matcher wrong = WRONG_VALUE.matcher(problem);
    if (wrong.find()) {
      String key = wrong.group(1);
      return "%s in %s: %s; correct it there"
          .formatted(key, source(key, ""), reason(key, wrong.group(2), wrong.group(3)));
    }
    return inOwnWords(problem);
  }

  /** Without the numbers of messages and the names of classes, which mean nothing to users. */
  private static String inOwnWords(String told) {
    return told.replaceAll("SRCFG\\d+: ", "").replaceAll("(?:[a-z]+\\.)+[A-Z]\\w+: ", "").strip();
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*\\R\\s*", " ");
  }

  /** Names are compared without their common prefix, which would make all of them similar. */
  private static String hint(String name, String prefix, Collection<String> known) {
    List<String> ends = known.stream().map(end -> end.substring(prefix.length())).toList();
    return NearestName.of(name.substring(prefix.length()), ends)
        .map(nearest -> "did you mean %s%s?".formatted(prefix, nearest))
        .orElseGet(() -> "remove it; there are " + String.join(", ", known));
  }

  /** What the type of the value says is allowed, which the problem itself does not tell. */
  private static String reason(String key, String value, String otherwise) {
    Property property = keys().get(key);
    if (property != null) {
      Property nested =
          property.isOptional() ? property.asOptional().getNestedProperty() : property;
      try {
        nested.asLeaf().getValueRawType().getMethod("of", String.class).invoke(null, value);
      } catch (InvocationTargetException e) {
        return String.valueOf(e.getTargetException().getMessage());
      } catch (ReflectiveOperationException e) {
        return nested.asLeaf().getValueRawType() == Duration.class
            ? "'%s' is not a time such as 90s, 3m or PT3M".formatted(value)
            : inOwnWords(otherwise);
      }
    }
    return inOwnWords(otherwise);
  }

  /**
   * @param told the source as SmallRye names it; empty where it does not tell
   */
  private static String source(String key, String told) {
    if (System.getProperty(key) != null) {
      return "system property -D" + key;
    }
    if (System.getenv(variable(key)) != null) {
      return "environment variable " + variable(key);
    }
    Matcher file = FILE.matcher(told);
    if (file.find()) {
      return file.group(1);
    }
    Path workingDirectory = SettingsFiles.IN_WORKING_DIRECTORY;
    return (holds(workingDirectory, key) ? workingDirectory : SettingsFiles.besideTheProgram())
        .toString();
  }

  private static boolean holds(Path file, String name) {
    return SettingsFile.read(file.toAbsolutePath(), 0)
        .filter(settings -> settings.getPropertyNames().contains(name))
        .isPresent();
  }

  private static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private static Map<String, Property> keys() {
    TreeMap<String, Property> keys =
        new TreeMap<>(
            ConfigMappings.getProperties(
                ConfigMappings.ConfigClass.configClass(BmkpiConfig.class)));
    keys.values().removeIf(property -> !property.isLeaf() && !property.isOptional());
    return keys;
  }
}
