package energy.bmkpi.kpi;

/** An entry of the KPI catalogue. */
public sealed interface Kpi permits UnitKpi, MarketKpi {

  KpiDefinition definition();

  /** What it is over a range of dates. */
  RangeRule overRange();

  /** Its column in the output table. */
  default String column() {
    return definition().column();
  }

  default KpiType type() {
    return definition().type();
  }
}
