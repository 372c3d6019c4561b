package energy.bmkpi.dataset;

import energy.bmkpi.market.PeriodSet;
import energy.bmkpi.table.Row;
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
    return nightMwh == null || morningMwh == null || afternoonMwh == null || eveningMwh == null
        ? null
        : (Double) (nightMwh + morningMwh + afternoonMwh + eveningMwh);
  }

  /** From a row of the dataset's query. */
  public static Volumes read(Row row) {
    return new Volumes(
        row.count("source_rows"),
        row.count("unknown_totals"),
        QueryColumns.periods(row, "period_mask"),
        row.instant("newest_created"),
        row.count("settled_acceptances"),
        row.number("offer_mwh"),
        row.number("bid_mwh"),
        QueryColumns.periods(row, "active_mask"),
        row.number("night_mwh"),
        row.number("morning_mwh"),
        row.number("afternoon_mwh"),
        row.number("evening_mwh"));
  }
}
