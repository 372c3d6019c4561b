package energy.bmkpi.kpi;

import energy.bmkpi.market.PeriodSet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * BOAV of a day, in MWh. A sum is null where a row that it adds up has no volume.
 *
 * @param unknownTotals rows without a volume
 * @param bidMwh −Σ volume of side bid, so that it is positive where the unit was turned down
 * @param activePeriods periods that are known to have a volume other than 0
 * @param nightMwh Σ |volume| in local hours 0 to 6; the other three follow in steps of six hours
 */
public record Volumes(
    long sourceRows,
    long unknownTotals,
    PeriodSet periods,
    @Nullable Instant newestCreated,
    long settledAcceptances,
    @Nullable Double offerMwh,
    @Nullable Double bidMwh,
    PeriodSet activePeriods,
    @Nullable Double nightMwh,
    @Nullable Double morningMwh,
    @Nullable Double afternoonMwh,
    @Nullable Double eveningMwh)
    implements Aggregate {

  public static final Volumes NONE =
      new Volumes(0, PeriodSet.EMPTY, null, 0, 0, 0, PeriodSet.EMPTY, 0, 0, 0, 0);

  /** All of whose volumes are known. */
  public Volumes(
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
      double eveningMwh) {
    this(
        sourceRows,
        0,
        periods,
        newestCreated,
        settledAcceptances,
        (Double) offerMwh,
        (Double) bidMwh,
        activePeriods,
        (Double) nightMwh,
        (Double) morningMwh,
        (Double) afternoonMwh,
        (Double) eveningMwh);
  }

  /** Periods with a volume other than 0; null where a volume is unknown. */
  public @Nullable Long activePeriodCount() {
    return unknownTotals == 0 ? (Long) (long) activePeriods.size() : null;
  }

  /** Σ |volume| of the whole day. */
  public @Nullable Double absoluteMwh() {
    return Arithmetic.sum(
        Arithmetic.sum(Arithmetic.sum(nightMwh, morningMwh), afternoonMwh), eveningMwh);
  }
}
