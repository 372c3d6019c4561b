package energy.bmkpi.dataset;

import energy.bmkpi.market.PeriodSet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one dataset says of one BM unit, or of the whole market, on one settlement date. */
public sealed interface Aggregate permits Acceptances, Submissions, Volumes, Cashflows {

  /** Rows it was computed from, duplicates counted once. */
  long sourceRows();

  /** Of these, the ones without a total: NULL at source, so that sums that need it are unknown. */
  long unknownTotals();

  /**
   * Settlement periods with a row, and a total where rows have one; null where the dataset is not
   * kept by period.
   */
  @Nullable PeriodSet periods();

  /** Newest createdDateTime of those rows; null where the dataset has none. */
  @Nullable Instant newestCreated();
}
