package energy.bmkpi.warehouse.bigquery.rest;

import java.time.Duration;

/**
 * How soon a query that still runs is asked for again. BigQuery answers late, when the query has
 * ended or the time it was given is over; a service that answers at once must not be asked without
 * a pause. Pauses begin short, so that a query that is nearly done is not held up.
 */
final class PollingPace {
  private static final Duration SHORTEST = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private Duration pause = SHORTEST;
  private long asked = System.nanoTime();

  void asks() {
    asked = System.nanoTime();
  }

  /** After an answer that says that the query still runs; none where the answer took as long. */
  Duration rest() {
    Duration left = pause.minusNanos(System.nanoTime() - asked);
    pause = QueryDeadline.shorter(pause.multipliedBy(2), LONGEST);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
