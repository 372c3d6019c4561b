package energy.bmkpi.emulator.sql;

import org.jspecify.annotations.Nullable;

/** A statement that BigQuery would refuse, with the reason of its error body. */
public final class SqlError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * @param reason e.g. {@code invalidQuery}, {@code notFound}, {@code duplicate}
   */
  public SqlError(String reason, String message) {
    this(reason, message, null);
  }

  private SqlError(String reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  static SqlError invalid(String message) {
    return new SqlError("invalidQuery", message);
  }

  static SqlError invalid(String message, Throwable cause) {
    return new SqlError("invalidQuery", message, cause);
  }

  /** What BigQuery can do and this engine cannot. */
  static SqlError unsupported(String what) {
    return new SqlError("notImplemented", "The emulator does not support " + what);
  }

  public String reason() {
    return reason;
  }
}
