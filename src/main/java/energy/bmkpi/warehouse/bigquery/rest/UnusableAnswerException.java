package energy.bmkpi.warehouse.bigquery.rest;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An answer that BigQuery would not give: of a proxy in between, cut off, or without end. */
final class UnusableAnswerException extends IOException {
  private static final long serialVersionUID = 1;

  UnusableAnswerException(String message) {
    this(message, null);
  }

  UnusableAnswerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Why an answer cannot be used, in words of ours. */
  static String reason(IOException e) {
    return String.valueOf(
        e instanceof UnusableAnswerException ? e.getMessage() : unreadable(e).getMessage());
  }

  /** Where Google's client stumbled over the answer. */
  static UnusableAnswerException unreadable(Throwable cause) {
    return new UnusableAnswerException("the answer cannot be read", cause);
  }
}
