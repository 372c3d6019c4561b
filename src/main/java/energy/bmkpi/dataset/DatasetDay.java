package energy.bmkpi.dataset;

import java.util.Map;

/**
 * One dataset on a settlement date that it has rows for.
 *
 * @param units by BM unit
 * @param market the same aggregates over all units
 */
public record DatasetDay<A extends Aggregate>(Map<String, A> units, A market) {

  /** The same, where it is known of which dataset it is. */
  @SuppressWarnings("unchecked") // one reader made the market's aggregate and those of its units
  <B extends Aggregate> DatasetDay<B> as(Class<B> type) {
    if (!type.isInstance(market)) {
      throw new IllegalArgumentException("%s is no %s".formatted(market, type.getSimpleName()));
    }
    return (DatasetDay<B>) this;
  }
}
