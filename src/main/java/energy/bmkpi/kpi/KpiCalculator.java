package energy.bmkpi.kpi;

import energy.bmkpi.dataset.DayAggregates;
import java.util.List;
import java.util.Map;

/**
 * Joins the datasets of a settlement date on BM unit and applies every formula of the catalogue.
 */
public final class KpiCalculator {
  private final Map<String, BmUnit> reference;

  /**
   * @param reference by elexonBmUnit; empty where the warehouse has none
   */
  public KpiCalculator(Map<String, BmUnit> reference) {
    this.reference = reference;
  }

  public DayKpis calculate(DayAggregates day) {
    List<UnitDayKpis> units =
        day.bmUnits().parallelStream().map(bmUnit -> unitDay(day, bmUnit)).toList();
    return new DayKpis(
        day.settlementDate(),
        units,
        units.isEmpty() ? null : marketDay(MarketDay.of(day, units)),
        day.requested().stream().sorted().map(dataset -> Coverage.of(day, dataset)).toList());
  }

  private UnitDayKpis unitDay(DayAggregates day, String bmUnit) {
    UnitDay inputs = UnitDay.of(day, bmUnit, reference.get(bmUnit));
    return new UnitDayKpis(
        day.settlementDate(), bmUnit, KpiValues.of(UnitKpi.class, kpi -> kpi.apply(inputs)));
  }

  private static MarketDayKpis marketDay(MarketDay inputs) {
    return new MarketDayKpis(
        inputs.settlementDate(), KpiValues.of(MarketKpi.class, kpi -> kpi.apply(inputs)));
  }
}
