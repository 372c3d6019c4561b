package energy.bmkpi.warehouse.bigquery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;
import com.google.cloud.bigquery.BigQueryException;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What BigQuery's errors are turned into. */
class BigQueryFailuresTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "accessDenied | CONFIGURATION | roles",
        "notFound | CONFIGURATION | bmkpi.bigquery.project",
        "bytesBilledLimitExceeded | OVER_BUDGET | bmkpi.bigquery.max-bytes-billed",
        "quotaExceeded | WAREHOUSE | quota",
        "billingNotEnabled | CONFIGURATION | bmkpi.bigquery.publish=truncate",
        "invalidQuery | WAREHOUSE | bmkpi check",
        "aReasonOfTomorrow | WAREHOUSE | bmkpi check",
      })
  void everyReasonHasItsCategoryAndRemedy(String reason, FailureCategory category, String remedy) {
    Failure failure = BigQueryFailures.of("cannot read p.d.t", reason, "it is so", null);

    assertThat(failure.getMessage()).isEqualTo("cannot read p.d.t: it is so");
    assertThat(failure.category()).isEqualTo(category);
    assertThat(failure.remedy()).contains(remedy);
  }

  @Test
  void anotherTransactionOnTheSameTablesIsAnotherRun() {
    Failure failure =
        BigQueryFailures.of(
            "publishing failed",
            "invalidQuery",
            "Transaction is aborted due to concurrent update against table p:d.bm_kpi_summary",
            null);

    assertThat(failure.category()).isEqualTo(FailureCategory.LOCKED);
  }

  @Test
  void aHostThatIsNotKnownIsNamed() {
    Failure failure =
        BigQueryFailures.of(
            "cannot read", new BigQueryException(new UnknownHostException("bigquery.example")), 6);

    assertThat(failure.getMessage())
        .isEqualTo("cannot read, tried 6 times: the host bigquery.example is not known here");
  }

  @Test
  void credentialsThatAreNotAcceptedAreToldAsSuch() {
    Failure failure =
        BigQueryFailures.of("cannot read", new BigQueryException(response(401, "Unauthorized")), 1);

    assertThat(failure.category()).isEqualTo(FailureCategory.CONFIGURATION);
    assertThat(failure.remedy()).contains("key file");
  }

  @Test
  void aPageThatIsNotOfBigQueryIsToldByItsStatus() {
    Failure failure =
        BigQueryFailures.of(
            "cannot read", new BigQueryException(response(407, "<html>log in</html>")), 1);

    assertThat(failure.getMessage()).startsWith("cannot read: HTTP 407");
  }

  @Test
  void aReadThatTimesOutMayBeTriedAgain() {
    assertThat(TransientErrors.isTransient(new BigQueryException(new SocketTimeoutException())))
        .isTrue();
    assertThat(TransientErrors.isTransient(new BigQueryException(new IOException("reset"))))
        .isTrue();
    assertThat(TransientErrors.isTransient(new IllegalStateException())).isFalse();
  }

  @Test
  void aDateInRetryAfterIsPassedOver() {
    HttpHeaders headers = new HttpHeaders().setRetryAfter("Wed, 21 Oct 2026 07:28:00 GMT");
    IOException response = new HttpResponseException.Builder(503, "Unavailable", headers).build();

    assertThat(TransientErrors.retryAfter(new BigQueryException(response)))
        .isEqualTo(Duration.ZERO);
  }

  private static HttpResponseException response(int status, String content) {
    return new HttpResponseException.Builder(status, "status", new HttpHeaders())
        .setContent(content)
        .build();
  }
}
