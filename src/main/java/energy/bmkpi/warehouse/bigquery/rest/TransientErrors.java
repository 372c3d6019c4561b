package energy.bmkpi.warehouse.bigquery.rest;

import com.google.api.client.http.HttpResponseException;
import com.google.auth.Retryable;
import com.google.cloud.bigquery.BigQueryException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which errors pass by themselves, after <a
 * href="https://cloud.google.com/bigquery/docs/error-messages">BigQuery's list</a>.
 */
public final class TransientErrors {
  private static final Set<Integer> CODES = Set.of(408, 429, 500, 502, 503, 504);
  private static final Set<String> REASONS =
      Set.of(
          "backendError",
          "internalError",
          "jobBackendError",
          "jobInternalError",
          "jobRateLimitExceeded",
          "rateLimitExceeded",
          "tableUnavailable");

  private static final Pattern SECONDS = Pattern.compile("[0-9]+");

  /** Longer waits are none that anybody computes with. */
  private static final Duration LONGEST_WAIT = Duration.ofDays(365);

  private static final int MOST_DIGITS = 9;

  private TransientErrors() {}

  static boolean isTransient(Throwable failure) {
    if (failure instanceof BigQueryException e) {
      String reason = ErrorBody.of(e).reason();
      if (reason != null && isTransient(reason)) {
        return true;
      }
      Throwable cause = e.getCause();
      return cause instanceof IOException ? isTransient(cause) : CODES.contains(e.getCode());
    }
    if (failure instanceof HttpResponseException e) {
      return CODES.contains(e.getStatusCode());
    }
    if (failure instanceof InterruptedIOException && !(failure instanceof SocketTimeoutException)) {
      return false;
    }
    if (failure instanceof Retryable credentials) {
      return credentials.isRetryable();
    }
    // the connection broke or was never made
    return failure instanceof IOException;
  }

  /** The reason of an error body. */
  public static boolean isTransient(String reason) {
    return REASONS.contains(reason);
  }

  /** How long the service asked to wait; zero where it did not. */
  static Duration retryAfter(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpResponseException e && e.getHeaders() != null) {
        return seconds(e.getHeaders().getRetryAfter());
      }
    }
    return Duration.ZERO;
  }

  /** For people: the code and reason of an error body, or what broke. */
  static String reason(Throwable failure) {
    if (failure instanceof BigQueryException e && e.getCode() != 0) {
      String reason = ErrorBody.of(e).reason();
      return reason == null ? "HTTP " + e.getCode() : e.getCode() + " " + reason;
    }
    Throwable broken = failure.getCause() == null ? failure : failure.getCause();
    return broken instanceof IOException unread && BigQueryFailures.isOfReading(unread)
        ? UnusableAnswerException.reason(unread)
        : String.valueOf(failure.getMessage());
  }

  /** The header may also hold a date, which BigQuery does not send. */
  private static Duration seconds(@Nullable String retryAfter) {
    if (retryAfter == null || !SECONDS.matcher(retryAfter.strip()).matches()) {
      return Duration.ZERO;
    }
    String digits = retryAfter.strip();
    return digits.length() > MOST_DIGITS
        ? LONGEST_WAIT
        : QueryDeadline.shorter(LONGEST_WAIT, Duration.ofSeconds(Integer.parseInt(digits)));
  }
}
