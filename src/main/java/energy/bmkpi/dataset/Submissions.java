package energy.bmkpi.dataset;

import energy.bmkpi.market.PeriodSet;
import energy.bmkpi.table.Row;
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

  /** From a row of the dataset's query. */
  public static Submissions read(Row row) {
    return new Submissions(
        row.count("source_rows"),
        row.count("pairs"),
        row.count("period_pairs"),
        QueryColumns.periods(row, "period_mask"),
        row.count("defensive_submissions"),
        QueryColumns.mean(row, "offer_sum", "live_offers"),
        QueryColumns.mean(row, "bid_sum", "live_bids"),
        row.number("median_spread"),
        row.amount("offered_up_mw"),
        row.amount("offered_down_mw"));
  }
}
