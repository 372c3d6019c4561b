package energy.bmkpi.warehouse.bigquery.rest;

import com.google.auth.Retryable;
import com.google.cloud.bigquery.BigQueryException;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Turns BigQuery's errors into failures. */
public final class BigQueryFailures {
  private static final int UNAUTHORIZED = 401;

  private BigQueryFailures() {}

  /**
   * @param what what could not be done
   * @param tries of the request, the first included
   */
  static Failure of(String what, BigQueryException e, int tries) {
    String tried = tries > 1 ? "%s, tried %d times".formatted(what, tries) : what;
    if (e.getCode() == UNAUTHORIZED || e.getCause() instanceof Retryable) {
      return new Failure(
          FailureCategory.CONFIGURATION,
          tried + ": the credentials are not accepted: " + ErrorBody.of(e).message(),
          "look at the key file or log in again; docs/BIGQUERY.md tells how",
          e);
    }
    if (e.getCode() == 0 && e.getReason() == null && e.getCause() instanceof IOException broken) {
      return unreachable(tried, broken);
    }
    ErrorBody error = ErrorBody.of(e);
    String message =
        error.reason() == null
            ? "HTTP %d %s".formatted(e.getCode(), error.message()).strip()
            : error.message();
    return of(tried, error.reason(), message, e);
  }

  /**
   * Of an error that a finished job or a request's body tells.
   *
   * @param reason as in <a href="https://cloud.google.com/bigquery/docs/error-messages">BigQuery's
   *     list</a>
   */
  public static Failure of(
      String what, @Nullable String reason, String message, @Nullable Throwable cause) {
    String told = what + ": " + message;
    return switch (reason == null ? "" : reason) {
      case "accessDenied" ->
          new Failure(
              FailureCategory.CONFIGURATION,
              told,
              "give the account the roles that docs/BIGQUERY.md names",
              cause);
      case "notFound" ->
          new Failure(
              FailureCategory.CONFIGURATION,
              told,
              "look at bmkpi.bigquery.project, .dataset, .location and bmkpi.tables.*",
              cause);
      case "bytesBilledLimitExceeded" ->
          new Failure(
              FailureCategory.OVER_BUDGET,
              told,
              "raise bmkpi.bigquery.max-bytes-billed, or take fewer days into a batch",
              cause);
      case "quotaExceeded" ->
          new Failure(
              FailureCategory.WAREHOUSE,
              told,
              "wait until the quota is renewed, or have it raised; docs/BIGQUERY.md tells which matter",
              cause);
      case "billingNotEnabled", "billingTierLimitExceeded" ->
          new Failure(
              FailureCategory.CONFIGURATION,
              told,
              "enable billing, or set bmkpi.bigquery.publish=truncate in a sandbox project",
              cause);
      default ->
          message.contains("due to concurrent update")
              ? new Failure(
                  FailureCategory.LOCKED,
                  told,
                  "another run publishes to the same tables: wait until it has ended, then run again",
                  cause)
              : new Failure(
                  FailureCategory.WAREHOUSE,
                  told,
                  message.contains("is no settlement date")
                      ? "correct the value, or make the column a DATE, then run again"
                      : "run 'bmkpi check'; with -v the whole error is shown",
                  cause);
    };
  }

  /** What comes of bytes that are not as agreed, in words for programmers. */
  static boolean isOfReading(IOException e) {
    boolean network =
        e.getClass() == IOException.class
            || e instanceof SocketException
            || e instanceof SSLException
            || e instanceof InterruptedIOException
            || e instanceof UnknownHostException;
    return !network;
  }

  private static Failure unreachable(String what, IOException e) {
    if (isOfReading(e)) {
      return new Failure(
          FailureCategory.WAREHOUSE,
          what + ": " + UnusableAnswerException.reason(e),
          "run again; if it stays so, look whether a proxy changes answers on their way",
          e);
    }
    String message =
        e instanceof UnknownHostException
            ? "the host %s is not known here".formatted(e.getMessage())
            : String.valueOf(e.getMessage());
    return new Failure(
        FailureCategory.WAREHOUSE,
        what + ": " + message,
        "look at the network and at the credentials, then run again",
        e);
  }
}
