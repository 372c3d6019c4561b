package energy.bmkpi.report;

import energy.bmkpi.kpi.MarketKpi;
import energy.bmkpi.kpi.Shortfall;
import energy.bmkpi.kpi.UnitKpi;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Warehouse;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The published KPIs of some dates.
 *
 * @param before as many dates, immediately before
 * @param units by the absolute value of the KPI asked for, the largest first; those without it last
 */
public record KpiReport(
    MarketPeriod market,
    MarketPeriod before,
    List<UnitTotals> units,
    TimeOfDayProfile timeOfDay,
    List<DayCoverage> coverage) {

  /**
   * @param order what units are sorted by, a KPI that is a number
   */
  public static KpiReport read(Warehouse warehouse, SettlementDates dates, UnitKpi order) {
    Set<UnitKpi> kpis = EnumSet.copyOf(UnitTotals.COLUMNS);
    kpis.add(order);
    Map<String, UnitAccumulator> units = new HashMap<>();
    TimeOfDayProfile.Accumulator timeOfDay = new TimeOfDayProfile.Accumulator();
    warehouse.read(
        OutputTable.SUMMARY,
        dates,
        row -> {
          units
              .computeIfAbsent(
                  String.valueOf(row.text("bm_unit")), unit -> new UnitAccumulator(dates, kpis))
              .add(row.day("settlement_date"), row);
          timeOfDay.add(row);
        });
    return new KpiReport(
        MarketPeriod.read(warehouse, dates),
        MarketPeriod.read(
            warehouse, SettlementDates.ending(dates.from().minusDays(1), dates.days())),
        units.entrySet().stream()
            .map(unit -> unit.getValue().totals(unit.getKey()))
            .sorted(
                Comparator.comparingDouble((UnitTotals unit) -> importance(unit, order))
                    .reversed()
                    .thenComparing(UnitTotals::bmUnit))
            .toList(),
        timeOfDay.profile(),
        DayCoverage.read(warehouse, dates));
  }

  /** What is missing or suspicious on these dates, in order. */
  public List<Shortfall> shortfalls() {
    return DayCoverage.shortfalls(coverage);
  }

  private static double importance(UnitTotals unit, UnitKpi order) {
    Double value = unit.value(order);
    return value == null ? -1 : Math.abs(value);
  }

  public SettlementDates dates() {
    return market.dates();
  }

  public long unitDays() {
    return units.stream().mapToLong(UnitTotals::days).sum();
  }

  public @Nullable Change change(MarketKpi kpi) {
    return Change.of(kpi, market, before);
  }
}
