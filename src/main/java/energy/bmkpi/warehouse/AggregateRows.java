package energy.bmkpi.warehouse;

import energy.bmkpi.kpi.AcceptancePrices;
import energy.bmkpi.kpi.Acceptances;
import energy.bmkpi.kpi.Aggregate;
import energy.bmkpi.kpi.Cashflows;
import energy.bmkpi.kpi.DatasetDay;
import energy.bmkpi.kpi.Submissions;
import energy.bmkpi.kpi.Volumes;
import energy.bmkpi.market.PeriodSet;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Collects the rows of one dataset's query by settlement date. A row without bm_unit is the whole
 * market's.
 */
public final class AggregateRows<A extends Aggregate> implements Consumer<Row> {
  private final Function<Row, A> aggregate;
  private final Map<LocalDate, Map<String, A>> units = new HashMap<>();
  private final Map<LocalDate, A> market = new HashMap<>();

  private AggregateRows(Function<Row, A> aggregate) {
    this.aggregate = aggregate;
  }

  public static AggregateRows<Acceptances> boalf() {
    return new AggregateRows<>(AggregateRows::acceptances);
  }

  public static AggregateRows<Submissions> bod() {
    return new AggregateRows<>(AggregateRows::submissions);
  }

  public static AggregateRows<Volumes> boav() {
    return new AggregateRows<>(AggregateRows::volumes);
  }

  public static AggregateRows<Cashflows> ebocf() {
    return new AggregateRows<>(AggregateRows::cashflows);
  }

  @Override
  public void accept(Row row) {
    LocalDate date = row.day("settlement_date");
    String bmUnit = row.text("bm_unit");
    A value = aggregate.apply(row);
    if (bmUnit == null) {
      market.put(date, value);
    } else {
      units.computeIfAbsent(date, day -> new HashMap<>()).put(bmUnit, value);
    }
  }

  /** By settlement date; dates without a row are absent. */
  public Map<LocalDate, DatasetDay<A>> days() {
    Map<LocalDate, DatasetDay<A>> days = new HashMap<>();
    market.forEach(
        (date, value) ->
            days.put(date, new DatasetDay<>(units.getOrDefault(date, new HashMap<>()), value)));
    return days;
  }

  private static Acceptances acceptances(Row row) {
    return new Acceptances(
        row.count("source_rows"),
        row.count("acceptances"),
        row.count("so_flagged_acceptances"),
        new AcceptancePrices(
            row.count("priced_segments"),
            mean(row, "price_sum", "priced_segments"),
            extreme(row, "min_price"),
            extreme(row, "max_price"),
            row.amount("offer_level_change_mw"),
            row.amount("bid_level_change_mw")),
        periods(row, "running_mask"));
  }

  private static Submissions submissions(Row row) {
    return new Submissions(
        row.count("source_rows"),
        row.count("pairs"),
        row.count("period_pairs"),
        periods(row, "period_mask"),
        row.count("defensive_submissions"),
        mean(row, "offer_sum", "live_offers"),
        mean(row, "bid_sum", "live_bids"),
        row.number("median_spread"),
        row.amount("offered_up_mw"),
        row.amount("offered_down_mw"));
  }

  private static Volumes volumes(Row row) {
    return new Volumes(
        row.count("source_rows"),
        row.count("unknown_totals"),
        periods(row, "period_mask"),
        row.instant("newest_created"),
        row.count("settled_acceptances"),
        row.number("offer_mwh"),
        row.number("bid_mwh"),
        periods(row, "active_mask"),
        row.number("night_mwh"),
        row.number("morning_mwh"),
        row.number("afternoon_mwh"),
        row.number("evening_mwh"));
  }

  private static Cashflows cashflows(Row row) {
    return new Cashflows(
        row.count("source_rows"),
        row.count("unknown_totals"),
        periods(row, "period_mask"),
        row.instant("newest_created"),
        row.number("offer_gbp"),
        row.number("bid_gbp"),
        row.number("net_gbp"),
        row.number("paid_gbp"),
        row.number("received_gbp"));
  }

  /** Whether 0 or −0 is the smaller is chance: + 0.0 makes both a plain 0. */
  private static @Nullable Double extreme(Row row, String column) {
    Double value = row.number(column);
    return value == null ? null : value + 0.0;
  }

  /** Divided here, so that it is the same division whatever the warehouse. */
  private static @Nullable Double mean(Row row, String sum, String count) {
    Double total = row.number(sum);
    return total == null ? null : total / row.count(count);
  }

  private static PeriodSet periods(Row row, String column) {
    return new PeriodSet(row.count(column));
  }
}
