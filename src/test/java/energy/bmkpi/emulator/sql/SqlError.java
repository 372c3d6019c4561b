package energy.bmkpi.emulator.sql;

import energy.bmkpi.emulator.store.Snapshot;
import org.jspecify.annotations.Nullable;

/** A statement that BigQuery would refuse, with the reason of its error body. */
public final class SqlError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final transient @Nullable Snapshot committed;

  /**
   * @param reason e.g. {@code invalidQuery}, {@code notFound}, {@code duplicate}
   */
  public SqlError(String reason, String message) {
    this(reason, message, null, null);
  }

  private SqlError(
      String reason, String message, @Nullable Throwable cause, @Nullable Snapshot committed) {
    super(message, cause);
    this.reason = reason;
    this.committed = committed;
  }

  static SqlError invalid(String message) {
    return new SqlError("invalidQuery", message);
  }

  static SqlError invalid(String message, Throwable cause) {
    return new SqlError("invalidQuery", message, cause, null);
  }

  /** What BigQuery can do and this engine cannot. */
  static SqlError unsupported(String what) {
    return new SqlError("notImplemented", "The emulator does not support " + what);
  }

  SqlError after(Snapshot kept) {
    return new SqlError(reason, String.valueOf(getMessage()), getCause(), kept);
  }

  public String reason() {
    return reason;
  }

  /** The tables as the script's earlier statements left them; null where none changed anything. */
  public @Nullable Snapshot committed() {
    return committed;
  }
}
