package energy.bmkpi.warehouse.bigquery.rest;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When a query, or the next page of its result, is to be there; from when it is begun. */
final class QueryDeadline {
  private static final Duration NEVER = Duration.ofDays(365);

  /** An answer takes no longer to arrive; of a short limit it is a twentieth. */
  private static final Duration ON_THE_WAY = Duration.ofSeconds(1);

  private final long began = System.nanoTime();
  private final @Nullable Duration limit;

  private QueryDeadline(@Nullable Duration limit) {
    this.limit = limit;
  }

  /**
   * @param limit null for none
   */
  static QueryDeadline begin(@Nullable Duration limit) {
    return new QueryDeadline(limit);
  }

  boolean isOver() {
    return left().isNegative() || left().isZero();
  }

  Duration left() {
    return limit == null ? NEVER : limit.minusNanos(System.nanoTime() - began);
  }

  /** How long the service may wait before it answers, so that its answer arrives in time. */
  Duration leftForTheService() {
    return limit == null ? NEVER : left().minus(shorter(limit.dividedBy(20), ON_THE_WAY));
  }

  static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
