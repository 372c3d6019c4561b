package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns DuckDB's errors into failures. */
public final class DuckDbFailures {
  private static final Pattern LOCK_HOLDER =
      Pattern.compile("lock is held in (.+? \\(PID \\d+\\))");
  private static final Pattern UNOPENED =
      Pattern.compile("Cannot open file \".*\": (?:\\((?:errno \\d+)?\\) )?(.*)");

  private DuckDbFailures() {}

  static Failure opening(Path path, SQLException e) {
    String message = firstLine(e);
    if (message.contains("Could not set lock")) {
      Matcher holder = LOCK_HOLDER.matcher(message);
      return new Failure(
          FailureCategory.LOCKED,
          "%s is in use by %s".formatted(path, holder.find() ? holder.group(1) : "another process"),
          "wait until that process has ended, then run again",
          e);
    }
    Matcher unopened = UNOPENED.matcher(message);
    if (unopened.find()) {
      return new Failure(
          FailureCategory.CONFIGURATION,
          "cannot open or make %s: %s".formatted(path, unopened.group(1)),
          "name another file with --database",
          e);
    }
    if (damaged(message)) {
      return new Failure(
          FailureCategory.WAREHOUSE,
          "%s is not a DuckDB file, or a damaged one: %s".formatted(path, message),
          "restore it from a copy, or name another file with --database",
          e);
    }
    return of("cannot open " + path, e);
  }

  /**
   * Whether the engine was told to end a query: by its time limit, or by whoever stops the work.
   */
  static boolean isInterruption(SQLException e) {
    return String.valueOf(e.getMessage()).contains("INTERRUPT Error");
  }

  /** Whether a commit that failed has stored everything, but in the log only. */
  static boolean isDurable(SQLException e) {
    return String.valueOf(e.getMessage()).contains("COMMIT succeeded and is durable");
  }

  /** A disk that is full may have room for the log, but not for the file it is to be moved into. */
  static Failure inLogOnly(Path log, SQLException e) {
    return new Failure(
        FailureCategory.WAREHOUSE,
        "everything is stored, but so far in %s only, as the database cannot be written: %s"
            .formatted(log, firstLine(e)),
        "free space on its disk and leave that file where it is; the next command that writes"
            + " moves it into the database",
        e);
  }

  /**
   * @param what what could not be done
   */
  public static Failure of(String what, SQLException e) {
    return new Failure(FailureCategory.WAREHOUSE, what + ": " + firstLine(e), remedy(e), e);
  }

  private static String remedy(SQLException e) {
    String message = firstLine(e);
    String wholeMessage = String.valueOf(e.getMessage());
    if (message.contains("No space left") || wholeMessage.contains("max_temp_directory_size")) {
      return "free space on the disk of the database, then run again";
    }
    if (outOfMemory(message)) {
      return "raise bmkpi.duckdb.memory-limit, or lower bmkpi.duckdb.threads and bmkpi.workers,"
          + " then run again";
    }
    if (message.contains("Resource temporarily unavailable")) {
      return "lower bmkpi.duckdb.threads, then run again";
    }
    return damaged(message)
        ? "restore the file from a copy, or name another with --database"
        : "run 'bmkpi check'; with -v the whole error is shown";
  }

  private static boolean outOfMemory(String message) {
    return message.contains("Out of Memory") || message.contains("failed to pin block");
  }

  private static boolean damaged(String message) {
    return message.contains("not a valid DuckDB database file")
        || message.contains("Could not read enough bytes");
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown error").strip();
  }
}
