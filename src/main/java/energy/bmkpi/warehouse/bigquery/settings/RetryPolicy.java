package energy.bmkpi.warehouse.bigquery.settings;

import java.time.Duration;

/**
 * How long transient failures are borne.
 *
 * @param maxTries of one request, the first included
 * @param maxTime from the first try of a request on, no other is begun
 * @param firstWait the longest wait before the second try; it doubles from try to try
 */
public record RetryPolicy(int maxTries, Duration maxTime, Duration firstWait) {
  public static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  public RetryPolicy(int maxTries, Duration maxTime) {
    this(maxTries, maxTime, Duration.ofSeconds(1));
  }

  /** Before the try after this many. */
  public Duration waitAfter(int tries) {
    Duration wait = firstWait.multipliedBy(1L << Math.min(tries - 1, 10));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }
}
