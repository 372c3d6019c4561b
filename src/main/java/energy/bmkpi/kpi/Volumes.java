package energy.bmkpi.kpi;

import energy.bmkpi.market.PeriodSet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * BOAV of a day, in MWh.
 *
 * @param bidMwh −Σ volume of side bid, so that it is positive where the unit was turned down
 * @param activePeriods periods with a volume other than 0
 * @param nightMwh Σ |volume| in local hours 0 to 6; the other three follow in steps of six hours
 */
public record Volumes(
    long sourceRows,
    PeriodSet periods,
    @Nullable Instant newestCreated,
    long settledAcceptances,
    double offerMwh,
    double bidMwh,
    PeriodSet activePeriods,
    double nightMwh,
    double morningMwh,
    double afternoonMwh,
    double eveningMwh)
    implements Aggregate {

  public static final Volumes NONE =
      new Volumes(0, PeriodSet.EMPTY, null, 0, 0, 0, PeriodSet.EMPTY, 0, 0, 0, 0);

  /** Σ |volume| of the whole day. */
  public double absoluteMwh() {
    return nightMwh + morningMwh + afternoonMwh + eveningMwh;
  }
}
