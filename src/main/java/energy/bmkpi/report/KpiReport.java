package energy.bmkpi.report;

import energy.bmkpi.kpi.MarketKpi;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Row;
import energy.bmkpi.warehouse.Warehouse;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The published KPIs of some dates, added up.
 *
 * @param topUnits by |net cashflow|, the largest first
 */
public record KpiReport(SettlementDates dates, MarketTotals market, List<UnitTotals> topUnits) {

  public static KpiReport read(Warehouse warehouse, SettlementDates dates, int top) {
    Map<String, UnitAccumulator> units = new HashMap<>();
    UnitAccumulator all = new UnitAccumulator();
    warehouse.read(
        OutputTable.SUMMARY,
        dates,
        row -> {
          units
              .computeIfAbsent(String.valueOf(row.text("bm_unit")), bmUnit -> new UnitAccumulator())
              .add(row);
          all.add(row);
        });
    MarketAccumulator market = new MarketAccumulator();
    warehouse.read(OutputTable.MARKET, dates, market::add);
    List<UnitTotals> topUnits =
        units.entrySet().stream()
            .map(unit -> unit.getValue().totals(unit.getKey()))
            .sorted(
                Comparator.comparingDouble(KpiReport::importance)
                    .reversed()
                    .thenComparing(UnitTotals::bmUnit))
            .limit(top)
            .toList();
    return new KpiReport(dates, market.totals(units.size(), all), topUnits);
  }

  /** Units without a cashflow come last. */
  private static double importance(UnitTotals unit) {
    Double net = unit.netCashflowGbp();
    return net == null ? -1 : Math.abs(net);
  }

  /** Adds up the rows of the market table. */
  private static final class MarketAccumulator {
    private final Total netCashflow = new Total();
    private final Total paid = new Total();
    private final Total received = new Total();
    private final Total offerMwh = new Total();
    private final Total bidMwh = new Total();
    private final Total acceptances = new Total();
    private final Total soFlagged = new Total();
    private long days;

    void add(Row row) {
      days++;
      netCashflow.add(row.number(MarketKpi.NET_CASHFLOW_GBP.column()));
      paid.add(row.number(MarketKpi.PAID_GBP.column()));
      received.add(row.number(MarketKpi.RECEIVED_GBP.column()));
      offerMwh.add(row.number(MarketKpi.OFFER_MWH.column()));
      bidMwh.add(row.number(MarketKpi.BID_MWH.column()));
      acceptances.add(row.number(MarketKpi.ACCEPTANCE_COUNT.column()));
      soFlagged.add(row.number(MarketKpi.SO_FLAGGED_ACCEPTANCES.column()));
    }

    MarketTotals totals(long units, UnitAccumulator all) {
      return new MarketTotals(
          days,
          all.days(),
          units,
          netCashflow.value(),
          paid.value(),
          received.value(),
          offerMwh.value(),
          bidMwh.value(),
          all.ewapOffer(),
          all.ewapBid(),
          acceptances.count(),
          soFlagged.count());
    }
  }
}
