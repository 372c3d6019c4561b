package energy.bmkpi.cli;

import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.failure.NearestName;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigValidationException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells in one line why the program could not start: nearly always a configuration key or value.
 */
final class ConfigurationFailures {
  private static final Pattern UNKNOWN_KEY = Pattern.compile("SRCFG00050: (\\S+) .*");
  private static final Pattern WRONG_VALUE =
      Pattern.compile(
          "SRCFG00039: The config property (\\S+) with the config value \"(.*)\" threw an Exception"
              + " whilst being converted (.*)",
          Pattern.DOTALL);

  /** Strong, as the log manager keeps its loggers weakly. */
  private static final Logger QUARKUS = Logger.getLogger("io.quarkus");

  private final boolean verbose;

  ConfigurationFailures(String... args) {
    this.verbose = Arrays.asList(args).contains("-v") || Arrays.asList(args).contains("--verbose");
  }

  /** Quarkus would log a failed start with its stack trace before {@link #exit} is called. */
  static void tellInPlaceOfQuarkus() {
    QUARKUS.setLevel(Level.OFF);
  }

  /**
   * Called by Quarkus when the application has ended; {@code cause} is null unless it never ran.
   */
  void exit(int exitCode, @Nullable Throwable cause) {
    int code = cause == null ? exitCode : tell(cause);
    ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(code, null);
  }

  private int tell(Throwable cause) {
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    if (!(cause instanceof ConfigValidationException invalid)) {
      return FailureReporter.report(cause, verbose, err);
    }
    for (int i = 0; i < invalid.getProblemCount(); i++) {
      err.println("bmkpi: " + describe(invalid.getProblem(i).getMessage()));
    }
    if (verbose) {
      cause.printStackTrace(err);
    }
    return ExitCode.USAGE.code();
  }

  private static String describe(String problem) {
    Matcher unknown = UNKNOWN_KEY.matcher(problem);
    if (unknown.find()) {
      String key = unknown.group(1);
      String hint =
          NearestName.of(
                  key,
                  ConfigMappings.getProperties(
                          ConfigMappings.ConfigClass.configClass(BmkpiConfig.class))
                      .keySet())
              .map(nearest -> "did you mean " + nearest + "?")
              .orElse("remove it; the keys are in the documentation");
      return "unknown configuration key %s in %s; %s".formatted(key, source(key), hint);
    }
    Matcher wrong = WRONG_VALUE.matcher(problem);
    if (wrong.find()) {
      String key = wrong.group(1);
      return "%s in %s: %s; correct it there".formatted(key, source(key), wrong.group(3).strip());
    }
    return problem;
  }

  private static String source(String key) {
    String variable = key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    if (System.getProperty(key) != null) {
      return "system property -D" + key;
    }
    if (System.getenv(variable) != null) {
      return "environment variable " + variable;
    }
    return "config/application.properties";
  }
}
