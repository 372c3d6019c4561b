package energy.bmkpi.kpi;

import energy.bmkpi.market.PeriodSet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * BOALF of a day.
 *
 * @param count distinct acceptanceNumber of each unit
 * @param soFlagged of those, with soFlag on any segment
 */
public record Acceptances(long sourceRows, long count, long soFlagged, AcceptancePrices prices)
    implements Aggregate {

  public static final Acceptances NONE = new Acceptances(0, 0, 0, AcceptancePrices.NONE);

  /** Segments span periods. */
  @Override
  public @Nullable PeriodSet periods() {
    return null;
  }

  @Override
  public @Nullable Instant newestCreated() {
    return null;
  }
}
