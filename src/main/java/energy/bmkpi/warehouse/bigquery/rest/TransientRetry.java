package energy.bmkpi.warehouse.bigquery.rest;

import com.google.api.core.NanoClock;
import com.google.api.gax.retrying.ExponentialRetryAlgorithm;
import com.google.api.gax.retrying.ResultRetryAlgorithm;
import com.google.api.gax.retrying.TimedAttemptSettings;
import energy.bmkpi.warehouse.Cancellation;
import energy.bmkpi.warehouse.RetryListener;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tries a request again while its failure is transient: after an exponential back-off with full
 * jitter, or after as long as the service asked for, whichever is longer.
 */
final class TransientRetry implements ResultRetryAlgorithm<Object> {
  private final String what;
  private final RetryListener listener;
  private final Cancellation cancellation;

  TransientRetry(String what, RetryListener listener, Cancellation cancellation) {
    this.what = what;
    this.listener = listener;
    this.cancellation = cancellation;
  }

  @Override
  public boolean shouldRetry(@Nullable Throwable failure, @Nullable Object response) {
    return failure != null && !cancellation.isRequested() && TransientErrors.isTransient(failure);
  }

  @Override
  public TimedAttemptSettings createNextAttempt(
      @Nullable Throwable failure, @Nullable Object response, TimedAttemptSettings previous) {
    ExponentialRetryAlgorithm backOff =
        new ExponentialRetryAlgorithm(previous.getGlobalSettings(), NanoClock.getDefaultClock());
    TimedAttemptSettings next = backOff.createNextAttempt(previous);
    if (failure != null) {
      Duration asked = TransientErrors.retryAfter(failure);
      if (asked.compareTo(next.getRandomizedRetryDelayDuration()) > 0) {
        next = next.toBuilder().setRandomizedRetryDelayDuration(asked).build();
      }
      if (backOff.shouldRetry(next)) {
        listener.retrying(
            what,
            TransientErrors.reason(failure),
            next.getRandomizedRetryDelayDuration(),
            next.getAttemptCount());
      }
    }
    return next;
  }
}
