package energy.bmkpi.pipeline;

import energy.bmkpi.warehouse.Cancellation;

/**
 * When a run begins no further query. Queries in flight end, and nothing is published.
 *
 * @param maxFailures when so many batches have failed
 * @param cancellation when it is requested, by a signal or because the run takes too long
 */
public record StopConditions(int maxFailures, Cancellation cancellation) {

  /** The first batch that fails. */
  public static StopConditions firstFailure() {
    return new StopConditions(1, new Cancellation());
  }
}
