package energy.bmkpi.warehouse.bigquery.rest;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonError.ErrorInfo;
import com.google.api.client.googleapis.json.GoogleJsonErrorContainer;
import com.google.api.client.http.HttpResponseException;
import com.google.api.client.json.gson.GsonFactory;
import com.google.cloud.bigquery.BigQueryException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What the service said went wrong.
 *
 * @param reason one word; null where it gave none
 */
record ErrorBody(@Nullable String reason, String message) {

  /** The client reads the bodies of all errors but those of uploads. */
  static ErrorBody of(BigQueryException e) {
    if (e.getReason() == null
        && e.getCause() instanceof HttpResponseException response
        && response.getContent() != null) {
      GoogleJsonError unread = parse(response.getContent());
      if (unread != null && unread.getErrors() != null && !unread.getErrors().isEmpty()) {
        return new ErrorBody(
            unread.getErrors().get(0).getReason(), String.valueOf(unread.getMessage()));
      }
    }
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
    return new ErrorBody(e.getReason(), message);
  }

  /** Whether Google's client can read it. */
  static boolean isReadable(String content) {
    GoogleJsonError error = parse(content);
    return error != null
        && (error.getErrors() == null
            || (!error.getErrors().isEmpty()
                && error.getErrors().stream().allMatch(ErrorInfo.class::isInstance)));
  }

  /** Null for what is no error of Google's, such as the page of a proxy. */
  private static @Nullable GoogleJsonError parse(String content) {
    try {
      return GsonFactory.getDefaultInstance()
          .fromString(content, GoogleJsonErrorContainer.class)
          .getError();
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return null;
    }
  }
}
