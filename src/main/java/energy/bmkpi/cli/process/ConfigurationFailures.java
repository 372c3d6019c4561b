package energy.bmkpi.cli.process;

import energy.bmkpi.cli.output.Messages;
import energy.bmkpi.config.LogFormat;
import energy.bmkpi.config.source.ConfigurationProblems;
import energy.bmkpi.failure.Failure;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.smallrye.config.ConfigValidationException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells in one line each why the program could not start: nearly always configuration keys or
 * values.
 */
public final class ConfigurationFailures {
  /** Strong, as the log manager keeps its loggers weakly. */
  private static final Logger QUARKUS = Logger.getLogger("io.quarkus");

  private final boolean verbose;

  public ConfigurationFailures(String... args) {
    this.verbose = Arrays.asList(args).contains("-v") || Arrays.asList(args).contains("--verbose");
  }

  /** Quarkus would log a failed start with its stack trace before {@link #exit} is called. */
  public static void tellInPlaceOfQuarkus() {
    QUARKUS.setLevel(Level.OFF);
  }

  /** Once the program has started, Quarkus may log as it is configured to. */
  public static void leaveToQuarkusAgain() {
    QUARKUS.setLevel(null);
  }

  /**
   * Called by Quarkus when the application has ended; {@code cause} is null unless it never ran.
   */
  public void exit(int exitCode, @Nullable Throwable cause) {
    int code = cause == null ? exitCode : tell(cause);
    ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(code, null);
  }

  /** Quarkus fails on unknown keys from everywhere but the environment. */
  public static boolean tellUnknownVariables() {
    List<String> problems = ConfigurationProblems.unknownVariables(System.getenv().keySet());
    print(problems, standardError());
    return !problems.isEmpty();
  }

  private int tell(Throwable cause) {
    PrintWriter err = standardError();
    ConfigValidationException invalid = invalidConfiguration(cause);
    if (invalid == null) {
      return FailureReporter.report(root(cause), verbose, new Messages(err, LogFormat.TEXT));
    }
    print(ConfigurationProblems.of(invalid), err);
    tellUnknownVariables();
    if (verbose) {
      cause.printStackTrace(err);
    }
    return ExitCode.USAGE.code();
  }

  private static void print(List<String> problems, PrintWriter err) {
    problems.forEach(problem -> err.println("bmkpi: " + problem));
  }

  private static @Nullable ConfigValidationException invalidConfiguration(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConfigValidationException invalid) {
        return invalid;
      }
    }
    return null;
  }

  /** Quarkus wraps it in one that says no more than that the start failed. */
  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Failure) {
        return cause;
      }
      root = cause;
    }
    return root;
  }

  private static PrintWriter standardError() {
    return new PrintWriter(System.err, true, StandardCharsets.UTF_8);
  }
}
