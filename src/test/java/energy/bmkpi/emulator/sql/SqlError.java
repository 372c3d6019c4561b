package energy.bmkpi.emulator.sql;

/** A statement that BigQuery would refuse, with the reason of its error body. */
public final class SqlError extends RuntimeException {
  private final String reason;

  /**
   * @param reason e.g. {@code invalidQuery}, {@code notFound}, {@code duplicate}
   */
  public SqlError(String reason, String message) {
    super(message);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
