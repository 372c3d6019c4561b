package energy.bmkpi.dataset;

import energy.bmkpi.market.PeriodSet;
import energy.bmkpi.table.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * EBOCF of a day, in £, positive where paid to the unit. A sum is null where a row that it adds up
 * has no cashflow.
 *
 * @param unknownTotals rows without a cashflow
 * @param netGbp Σ of all rows
 * @param paidGbp Σ of the positive rows
 * @param receivedGbp −Σ of the negative rows
 */
public record Cashflows(
    long sourceRows,
    long unknownTotals,
    PeriodSet periods,
    @Nullable Instant newestCreated,
    @Nullable Double offerGbp,
    @Nullable Double bidGbp,
    @Nullable Double netGbp,
    @Nullable Double paidGbp,
    @Nullable Double receivedGbp)
    implements Aggregate {

  public static final Cashflows NONE = new Cashflows(0, PeriodSet.EMPTY, null, 0, 0, 0, 0, 0);

  /** All of which are known. */
  public Cashflows(
      long sourceRows,
      PeriodSet periods,
      @Nullable Instant newestCreated,
      double offerGbp,
      double bidGbp,
      double netGbp,
      double paidGbp,
      double receivedGbp) {
    this(
        sourceRows,
        0,
        periods,
        newestCreated,
        (Double) offerGbp,
        (Double) bidGbp,
        (Double) netGbp,
        (Double) paidGbp,
        (Double) receivedGbp);
  }

  /** From a row of the dataset's query. */
  public static Cashflows read(Row row) {
    return new Cashflows(
        row.count("source_rows"),
        row.count("unknown_totals"),
        QueryColumns.periods(row, "period_mask"),
        row.instant("newest_created"),
        row.number("offer_gbp"),
        row.number("bid_gbp"),
        row.number("net_gbp"),
        row.number("paid_gbp"),
        row.number("received_gbp"));
  }
}
