package energy.bmkpi.cli.process;

import energy.bmkpi.cli.output.file.ReaderLeftException;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the process tells its caller. */
public enum ExitCode {
  DONE(0, "done"),
  FAILED(1, "failed; nothing published, unless the message says so"),
  USAGE(2, "wrong usage or configuration"),
  BATCHES_FAILED(3, "some batches failed, nothing published; 'bmkpi resume' finishes it"),
  OVER_BUDGET(4, "over the cost budget, nothing run"),
  SOURCE_INCOMPLETE(5, "source data missing, nothing published"),
  LOCKED(6, "another run or process works on the warehouse"),
  SCHEMA_BROKEN(7, "a source table breaks the schema contract");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  public int code() {
    return code;
  }

  static ExitCode of(FailureCategory category) {
    return switch (category) {
      case CONFIGURATION -> USAGE;
      case INPUT_FILE, OUTPUT, WAREHOUSE -> FAILED;
      case SCHEMA -> SCHEMA_BROKEN;
      case INCOMPLETE_SOURCE -> SOURCE_INCOMPLETE;
      case OVER_BUDGET -> OVER_BUDGET;
      case BATCHES -> BATCHES_FAILED;
      case LOCKED -> LOCKED;
    };
  }

  static ExitCode of(Throwable cause) {
    if (cause instanceof ReaderLeftException) {
      return DONE;
    }
    return cause instanceof Failure failure ? of(failure.category()) : FAILED;
  }

  /** For the help texts. */
  public static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    Arrays.stream(values()).forEach(exit -> meanings.put("  " + exit.code, exit.meaning));
    meanings.put("  129", "stopped by SIGHUP; a run has published all of its dates or none");
    meanings.put("  130", "stopped by SIGINT; likewise");
    meanings.put("  143", "stopped by SIGTERM; likewise");
    return meanings;
  }
}
