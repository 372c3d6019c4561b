package energy.bmkpi.warehouse.bigquery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;
import com.google.auth.Retryable;
import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.BigQueryException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tried again, and what is not. */
class TransientErrorsTest {

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void theseCodesPass(int code) {
    assertThat(TransientErrors.isTransient(new BigQueryException(code, "busy"))).isTrue();
    assertThat(TransientErrors.isTransient(answer(code, null))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 400, 401, 403, 404, 409, 412, 501})
  void theseDoNot(int code) {
    assertThat(TransientErrors.isTransient(new BigQueryException(code, "no"))).isFalse();
    assertThat(TransientErrors.isTransient(answer(code, null))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "backendError, true",
    "internalError, true",
    "jobBackendError, true",
    "jobInternalError, true",
    "jobRateLimitExceeded, true",
    "rateLimitExceeded, true",
    "tableUnavailable, true",
    "quotaExceeded, false",
    "accessDenied, false",
    "stopped, false",
    "invalidQuery, false",
  })
  void aReasonWinsOverTheCode(String reason, boolean passes) {
    BigQueryException told =
        new BigQueryException(403, "told", new BigQueryError(reason, "here", "told"));

    assertThat(TransientErrors.isTransient(reason)).isEqualTo(passes);
    assertThat(TransientErrors.isTransient(told)).isEqualTo(passes);
  }

  @Test
  void aConnectionThatBreaksOrIsNotMadePasses() {
    assertThat(TransientErrors.isTransient(new ConnectException("refused"))).isTrue();
    assertThat(TransientErrors.isTransient(new UnknownHostException("host"))).isTrue();
    assertThat(TransientErrors.isTransient(new EOFException("half"))).isTrue();
    assertThat(TransientErrors.isTransient(new SocketTimeoutException("silent"))).isTrue();
    assertThat(TransientErrors.isTransient(new BigQueryException(new IOException("reset"))))
        .isTrue();
  }

  @Test
  void whoIsInterruptedDoesNotTryAgain() {
    assertThat(TransientErrors.isTransient(new InterruptedIOException("interrupted"))).isFalse();
  }

  @Test
  void credentialsTellThemselves() {
    assertThat(TransientErrors.isTransient(new NoToken(true))).isTrue();
    assertThat(TransientErrors.isTransient(new NoToken(false))).isFalse();
    assertThat(TransientErrors.isTransient(new BigQueryException(new NoToken(false)))).isFalse();
  }

  /** As Google's library says that it got no token. */
  private static final class NoToken extends IOException implements Retryable {
    private static final long serialVersionUID = 1;
    private final boolean retryable;

    private NoToken(boolean retryable) {
      super("no token");
      this.retryable = retryable;
    }

    @Override
    public boolean isRetryable() {
      return retryable;
    }

    @Override
    public int getRetryCount() {
      return 0;
    }
  }

  @Test
  void aFaultOfTheProgramDoesNotPass() {
    assertThat(TransientErrors.isTransient(new IllegalStateException("bug"))).isFalse();
  }

  @Test
  void waitsAsLongAsAskedFor() {
    assertThat(TransientErrors.retryAfter(new BigQueryException(answer(503, "7"))))
        .isEqualTo(Duration.ofSeconds(7));
    assertThat(TransientErrors.retryAfter(answer(503, null))).isZero();
    assertThat(TransientErrors.retryAfter(answer(503, "Wed, 25 Nov 2026 09:00:00 GMT"))).isZero();
    assertThat(TransientErrors.retryAfter(new IOException("reset"))).isZero();
  }

  @Test
  void tellsCodeAndReason() {
    assertThat(
            TransientErrors.reason(
                new BigQueryException(403, "told", new BigQueryError("rateLimitExceeded", "", ""))))
        .isEqualTo("403 rateLimitExceeded");
    assertThat(TransientErrors.reason(new BigQueryException(502, "<html>"))).isEqualTo("HTTP 502");
    assertThat(TransientErrors.reason(new IOException("reset"))).isEqualTo("reset");
  }

  private static HttpResponseException answer(int code, @Nullable String retryAfter) {
    HttpHeaders headers = new HttpHeaders();
    if (retryAfter != null) {
      headers.setRetryAfter(retryAfter);
    }
    return new HttpResponseException.Builder(code, "told", headers).build();
  }
}
