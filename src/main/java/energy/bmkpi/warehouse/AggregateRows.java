package energy.bmkpi.warehouse;

import energy.bmkpi.kpi.AcceptancePrices;
import energy.bmkpi.kpi.Acceptances;
import energy.bmkpi.kpi.Aggregate;
import energy.bmkpi.kpi.BmUnit;
import energy.bmkpi.kpi.Cashflows;
import energy.bmkpi.kpi.DatasetDay;
import energy.bmkpi.kpi.Submissions;
import energy.bmkpi.kpi.Volumes;
import energy.bmkpi.market.PeriodSet;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Collects the rows of one dataset's query by settlement date. A row without bm_unit is the whole
 * market's.
 */
public final class AggregateRows<A extends Aggregate> implements Consumer<Row> {
  private final Function<Row, A> aggregate;
  private final Map<LocalDate, SortedMap<String, A>> units = new HashMap<>();
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
      units.computeIfAbsent(date, day -> new TreeMap<>()).put(bmUnit, value);
    }
  }

  /** By settlement date; dates without a row are absent. */
  public Map<LocalDate, DatasetDay<A>> days() {
    Map<LocalDate, DatasetDay<A>> days = new HashMap<>();
    market.forEach(
        (date, value) ->
            days.put(date, new DatasetDay<>(units.getOrDefault(date, new TreeMap<>()), value)));
    return days;
  }

  private static Acceptances acceptances(Row row) {
    return new Acceptances(
        row.count("source_rows"),
        row.count("acceptances"),
        row.count("so_flagged_acceptances"),
        new AcceptancePrices(
            row.count("priced_segments"),
            row.number("avg_price"),
            row.number("min_price"),
            row.number("max_price"),
            row.amount("offer_level_change_mw"),
            row.amount("bid_level_change_mw")));
  }

  private static Submissions submissions(Row row) {
    return new Submissions(
        row.count("source_rows"),
        row.count("pairs"),
        row.count("period_pairs"),
        periods(row, "period_mask"),
        row.count("defensive_submissions"),
        row.number("avg_offer_price"),
        row.number("avg_bid_price"),
        row.number("median_spread"),
        row.amount("offered_up_mw"),
        row.amount("offered_down_mw"));
  }

  private static Volumes volumes(Row row) {
    return new Volumes(
        row.count("source_rows"),
        periods(row, "period_mask"),
        row.instant("newest_created"),
        row.count("settled_acceptances"),
        row.amount("offer_mwh"),
        row.amount("bid_mwh"),
        periods(row, "active_mask"),
        row.amount("night_mwh"),
        row.amount("morning_mwh"),
        row.amount("afternoon_mwh"),
        row.amount("evening_mwh"));
  }

  private static Cashflows cashflows(Row row) {
    return new Cashflows(
        row.count("source_rows"),
        periods(row, "period_mask"),
        row.instant("newest_created"),
        row.amount("offer_gbp"),
        row.amount("bid_gbp"),
        row.amount("net_gbp"),
        row.amount("paid_gbp"),
        row.amount("received_gbp"));
  }

  /** A unit of the reference; the capacity is text at source. */
  public static BmUnit bmUnit(Row row) {
    return new BmUnit(
        Objects.requireNonNull(row.text("elexon_bm_unit")),
        row.text("fuel_type"),
        row.text("lead_party_name"),
        row.number("generation_capacity_mw"));
  }

  private static PeriodSet periods(Row row, String column) {
    return new PeriodSet(row.count(column));
  }
}
