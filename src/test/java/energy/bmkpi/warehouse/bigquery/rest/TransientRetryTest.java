package energy.bmkpi.warehouse.bigquery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;
import com.google.api.core.NanoClock;
import com.google.api.gax.retrying.ExponentialRetryAlgorithm;
import com.google.api.gax.retrying.RetrySettings;
import com.google.api.gax.retrying.TimedAttemptSettings;
import com.google.cloud.bigquery.BigQueryException;
import energy.bmkpi.warehouse.Cancellation;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a request is tried again, after how long, and what is told of it. */
class TransientRetryTest {
  private static final RetrySettings SETTINGS =
      RetrySettings.newBuilder()
          .setInitialRetryDelayDuration(Duration.ofSeconds(2))
          .setRetryDelayMultiplier(2)
          .setMaxRetryDelayDuration(Duration.ofSeconds(8))
          .setTotalTimeoutDuration(Duration.ofMinutes(3))
          .setMaxAttempts(3)
          .build();

  private final List<String> told = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private final Cancellation cancellation = new Cancellation();
  private final TransientRetry retry =
      new TransientRetry(
          "cannot read t",
          (what, why, wait, tries) -> {
            told.add("%s at try %d: %s".formatted(what, tries, why));
            waits.add(wait);
          },
          cancellation);

  @Test
  void triesAgainWhatPassesByItself() {
    assertThat(retry.shouldRetry(new IOException("reset"), null)).isTrue();
    assertThat(retry.shouldRetry(new BigQueryException(404, "no such table"), null)).isFalse();
  }

  @Test
  void whatSucceededIsNotTriedAgain() {
    assertThat(retry.shouldRetry(null, "rows")).isFalse();
  }

  @Test
  void whatWasToldToEndIsNotTriedAgain() {
    cancellation.request("stopped by SIGTERM");

    assertThat(retry.shouldRetry(new IOException("reset"), null)).isFalse();
  }

  @Test
  void tellsTheTryTheReasonAndTheWaitWhichIsNoLongerThanTheBackOff() {
    TimedAttemptSettings second = retry.createNextAttempt(new IOException("reset"), null, first());
    TimedAttemptSettings third = retry.createNextAttempt(new IOException("again"), null, second);

    assertThat(told)
        .containsExactly("cannot read t at try 1: reset", "cannot read t at try 2: again");
    assertThat(waits)
        .containsExactly(
            second.getRandomizedRetryDelayDuration(), third.getRandomizedRetryDelayDuration());
    assertThat(second.getRandomizedRetryDelayDuration()).isLessThanOrEqualTo(Duration.ofSeconds(2));
    assertThat(third.getRetryDelayDuration()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void waitsAsLongAsTheServiceAsksWhereThatIsLonger() {
    retry.createNextAttempt(asksFor(60), null, first());

    assertThat(waits).containsExactly(Duration.ofSeconds(60));
  }

  @Test
  void waitsNoShorterBecauseTheServiceAsksForLess() {
    TimedAttemptSettings next = retry.createNextAttempt(asksFor(0), null, first());

    assertThat(waits).containsExactly(next.getRandomizedRetryDelayDuration());
    assertThat(next.getRandomizedRetryDelayDuration()).isPositive();
  }

  @Test
  void theLastTryIsNotToldAsOneThatIsMadeAgain() {
    TimedAttemptSettings attempt = first();
    for (int failed = 0; failed < SETTINGS.getMaxAttempts(); failed++) {
      attempt = retry.createNextAttempt(new IOException("reset"), null, attempt);
    }

    assertThat(told).hasSize(2);
  }

  @Test
  void anAnswerIsNoRetry() {
    retry.createNextAttempt(null, "not there yet", first());

    assertThat(told).isEmpty();
  }

  private static TimedAttemptSettings first() {
    return new ExponentialRetryAlgorithm(SETTINGS, NanoClock.getDefaultClock())
        .createFirstAttempt();
  }

  private static HttpResponseException asksFor(int seconds) {
    HttpHeaders headers = new HttpHeaders();
    headers.setRetryAfter(String.valueOf(seconds));
    return new HttpResponseException.Builder(503, "busy", headers).build();
  }
}
