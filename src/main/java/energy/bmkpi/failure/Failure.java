package energy.bmkpi.failure;

import org.jspecify.annotations.Nullable;

/**
 * A failure whose cause is known. The message tells what happened and where, the remedy what to do;
 * both are one line of plain English without a full stop at the end.
 */
public final class Failure extends RuntimeException {
  private final FailureCategory category;
  private final String remedy;

  public Failure(FailureCategory category, String message, String remedy) {
    this(category, message, remedy, null);
  }

  public Failure(
      FailureCategory category, String message, String remedy, @Nullable Throwable cause) {
    super(message, cause);
    this.category = category;
    this.remedy = remedy;
  }

  public FailureCategory category() {
    return category;
  }

  public String remedy() {
    return remedy;
  }
}
