package energy.bmkpi.dataset;

import energy.bmkpi.market.PeriodSet;
import energy.bmkpi.table.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * BOALF of a day.
 *
 * @param count distinct acceptanceNumber of each unit
 * @param soFlagged of those, with soFlag on any segment
 * @param running settlement periods in which an acceptance runs
 */
public record Acceptances(
    long sourceRows, long count, long soFlagged, AcceptancePrices prices, PeriodSet running)
    implements Aggregate {

  public static final Acceptances NONE =
      new Acceptances(0, 0, 0, AcceptancePrices.NONE, PeriodSet.EMPTY);

  @Override
  public long unknownTotals() {
    return 0;
  }

  /** A quiet period has no acceptance, so none is missing by having none. */
  @Override
  public @Nullable PeriodSet periods() {
    return null;
  }

  @Override
  public @Nullable Instant newestCreated() {
    return null;
  }

  /** From a row of the dataset's query. */
  public static Acceptances read(Row row) {
    return new Acceptances(
        row.count("source_rows"),
        row.count("acceptances"),
        row.count("so_flagged_acceptances"),
        new AcceptancePrices(
            row.count("priced_segments"),
            QueryColumns.mean(row, "price_sum", "priced_segments"),
            QueryColumns.extreme(row, "min_price"),
            QueryColumns.extreme(row, "max_price"),
            row.amount("offer_level_change_mw"),
            row.amount("bid_level_change_mw")),
        QueryColumns.periods(row, "running_mask"));
  }
}
