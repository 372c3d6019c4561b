package energy.bmkpi.kpi;

import energy.bmkpi.market.PeriodSet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * BOD of a day. Prices in £/MWh over live pairs: neither defensive (±9999, ±99999) nor placeholder
 * (both levels 0).
 *
 * @param pairs distinct pairId of each unit
 * @param periodPairs distinct (settlement period, pairId) of each unit
 * @param offeredUpMw Σ max(|levelFrom|, |levelTo|) of pairs above 0, over all periods
 * @param offeredDownMw the same of pairs below 0
 */
public record Submissions(
    long sourceRows,
    long pairs,
    long periodPairs,
    PeriodSet periods,
    long defensive,
    @Nullable Double averageOffer,
    @Nullable Double averageBid,
    @Nullable Double medianSpread,
    double offeredUpMw,
    double offeredDownMw)
    implements Aggregate {

  public static final Submissions NONE =
      new Submissions(0, 0, 0, PeriodSet.EMPTY, 0, null, null, null, 0, 0);

  @Override
  public long unknownTotals() {
    return 0;
  }

  @Override
  public @Nullable Instant newestCreated() {
    return null;
  }
}
