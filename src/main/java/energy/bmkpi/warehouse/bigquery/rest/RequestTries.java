package energy.bmkpi.warehouse.bigquery.rest;

import com.google.api.core.NanoClock;
import com.google.api.gax.retrying.RetrySettings;
import com.google.cloud.RetryHelper;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.http.HttpTransportOptions;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.warehouse.Cancellation;
import energy.bmkpi.warehouse.RetryListener;
import energy.bmkpi.warehouse.bigquery.settings.BigQuerySettings;
import energy.bmkpi.warehouse.bigquery.settings.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** How often a request is tried, and how long each try may take. */
final class RequestTries {
  /** An answer may take so many times as long as one that is silent. */
  private static final int SILENCES = 3;

  /** Where the client has no other. */
  private static final int USUAL_SILENCE_MILLIS = 20_000;

  private final RetrySettings retry;
  private final RetryListener listener;
  private final Cancellation cancellation;
  private final AnswersInTime answers = new AnswersInTime();
  private final Duration longest;

  RequestTries(BigQueryOptions client, BigQuerySettings settings, RetryListener listener) {
    this.listener = listener;
    this.cancellation = settings.cancellation();
    this.longest = Duration.ofMillis(silenceMillis(client)).multipliedBy(SILENCES);
    this.retry =
        RetrySettings.newBuilder()
            .setMaxAttempts(settings.retry().maxTries())
            .setTotalTimeoutDuration(settings.retry().maxTime())
            .setInitialRetryDelayDuration(settings.retry().firstWait())
            .setRetryDelayMultiplier(2)
            .setMaxRetryDelayDuration(RetryPolicy.LONGEST_WAIT)
            .build();
  }

  private static int silenceMillis(BigQueryOptions client) {
    int millis = ((HttpTransportOptions) client.getTransportOptions()).getReadTimeout();
    return millis > 0 ? millis : USUAL_SILENCE_MILLIS;
  }

  /**
   * Tries a request again while its failure is transient.
   *
   * @param unknown for messages: nobody can tell whether the work was done
   * @param refused for messages: the service says that it was not
   * @param deadline after it, no try is waited for and none is begun
   */
  <T> T of(String unknown, String refused, QueryDeadline deadline, Callable<T> request) {
    AtomicInteger tries = new AtomicInteger();
    Thread waiting = Thread.currentThread();
    // what is asked after the cancellation is how work has ended, and is to be answered
    Cancellation.Registration wait =
        cancellation.onRequest(cancellation.isRequested() ? () -> {} : waiting::interrupt);
    try (wait) {
      return RetryHelper.runWithRetries(
          () -> {
            tries.incrementAndGet();
            return answers.answer(QueryDeadline.shorter(longest(), left(deadline)), request);
          },
          until(deadline),
          new TransientRetry(unknown, listener, cancellation),
          NanoClock.getDefaultClock());
    } catch (RetryHelper.RetryHelperException e) {
      if (e.getCause() instanceof BigQueryException failure) {
        String what = TransientErrors.isTransient(failure) ? unknown : refused;
        throw BigQueryFailures.of(what + tooLong(failure, deadline), failure, tries.get());
      }
      throw new Failure(
          FailureCategory.WAREHOUSE,
          "%s: %s".formatted(unknown, e.getCause()),
          "with -v the whole error is shown",
          e);
    } finally {
      if (cancellation.isRequested()) {
        // meant for the wait between two tries, not for what follows
        Thread.interrupted();
      }
    }
  }

  /** One try; its failure is the caller's to judge. */
  <T> T once(Callable<T> request) {
    return answers.answer(longest(), request);
  }

  /** Work that is to end does not wait for an answer that drips. */
  private Duration longest() {
    return cancellation.isRequested()
        ? QueryDeadline.shorter(longest, AnswersInTime.AFTER_AN_INTERRUPTION)
        : longest;
  }

  /** One try that is waited for no longer than for the connections that are closed meanwhile. */
  <T> T atOnce(String what, Callable<T> request) {
    try {
      return answers.answer(
          QueryDeadline.shorter(longest, AnswersInTime.AFTER_AN_INTERRUPTION), request);
    } catch (BigQueryException e) {
      throw BigQueryFailures.of(what, e, 1);
    }
  }

  private RetrySettings until(QueryDeadline deadline) {
    return retry.toBuilder()
        .setTotalTimeoutDuration(
            QueryDeadline.shorter(retry.getTotalTimeoutDuration(), left(deadline)))
        .build();
  }

  /** A moment where there is none, as a limit of none has another meaning. */
  private static Duration left(QueryDeadline deadline) {
    Duration left = deadline.left();
    return left.toMillis() > 0 ? left : Duration.ofMillis(1);
  }

  /** Where the service has asked for a longer wait than there is time: for messages. */
  private String tooLong(BigQueryException failure, QueryDeadline deadline) {
    Duration asked = TransientErrors.retryAfter(failure);
    return TransientErrors.isTransient(failure)
            && asked.compareTo(until(deadline).getTotalTimeoutDuration()) > 0
        ? " (the service asks for a wait of %d s, longer than it is tried again)"
            .formatted(asked.toSeconds())
        : "";
  }
}
