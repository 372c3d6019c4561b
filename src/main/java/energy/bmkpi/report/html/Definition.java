package energy.bmkpi.report.html;

import energy.bmkpi.kpi.Kpi;
import energy.bmkpi.kpi.KpiDefinition;
import energy.bmkpi.kpi.MarketKpi;
import energy.bmkpi.kpi.UnitKpi;
import energy.bmkpi.report.UnitTotals;
import energy.bmkpi.table.ValueType;
import java.util.Arrays;
import java.util.List;

/** A KPI as the catalogue defines it. */
record Definition(KpiDefinition kpi) implements TemplateFields {

  /** Of every KPI of the market that is a number. */
  static List<Definition> ofTheMarket() {
    return Arrays.stream(MarketKpi.values())
        .filter(kpi -> kpi.type() != ValueType.TEXT)
        .map(Kpi::definition)
        .map(Definition::new)
        .toList();
  }

  /** Of what the table of units shows. */
  static List<Definition> ofUnits() {
    return UnitTotals.COLUMNS.stream().map(UnitKpi::definition).map(Definition::new).toList();
  }

  @Override
  public Object field(String name) {
    return switch (name) {
      case "column" -> kpi.column();
      case "unit" -> kpi.unit();
      case "formula" -> kpi.formula();
      case "source" -> kpi.source();
      case "nullRule" -> kpi.nullRule().description();
      default -> throw TemplateFields.unknown(this, name);
    };
  }
}
