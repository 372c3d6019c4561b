package energy.bmkpi.kpi;

import energy.bmkpi.table.ValueType;

/** An entry of the KPI catalogue. */
public sealed interface Kpi permits UnitKpi, MarketKpi {

  KpiDefinition definition();

  /** What it is over a range of dates. */
  RangeRule overRange();

  /** Its column in the output table. */
  default String column() {
    return definition().column();
  }

  default ValueType type() {
    return definition().type();
  }
}
