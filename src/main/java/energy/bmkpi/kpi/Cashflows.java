package energy.bmkpi.kpi;

import energy.bmkpi.market.PeriodSet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * EBOCF of a day, in £, positive where paid to the unit.
 *
 * @param netGbp Σ of all rows
 * @param paidGbp Σ of the positive rows
 * @param receivedGbp −Σ of the negative rows
 */
public record Cashflows(
    long sourceRows,
    PeriodSet periods,
    @Nullable Instant newestCreated,
    double offerGbp,
    double bidGbp,
    double netGbp,
    double paidGbp,
    double receivedGbp)
    implements Aggregate {

  public static final Cashflows NONE = new Cashflows(0, PeriodSet.EMPTY, null, 0, 0, 0, 0, 0);
}
