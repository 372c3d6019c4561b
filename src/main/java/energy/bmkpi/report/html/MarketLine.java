package energy.bmkpi.report.html;

import energy.bmkpi.kpi.MarketKpi;
import energy.bmkpi.report.KpiReport;
import energy.bmkpi.table.ValueType;
import java.util.Arrays;
import java.util.List;

/** A KPI of the market on the one day of a report, and on the day before. */
record MarketLine(String kpi, String unit, String value, String before) implements TemplateFields {

  static List<MarketLine> of(KpiReport report) {
    return Arrays.stream(MarketKpi.values())
        .filter(kpi -> kpi.type() != ValueType.TEXT)
        .map(kpi -> of(report, kpi))
        .toList();
  }

  private static MarketLine of(KpiReport report, MarketKpi kpi) {
    int decimals = kpi.type() == ValueType.INTEGER ? 0 : 2;
    String unit = kpi.definition().unit();
    return new MarketLine(
        kpi.column(),
        unit.equals("n") ? "" : unit,
        Numbers.exact(report.market().daily(kpi).on(0), decimals),
        Numbers.exact(report.before().daily(kpi).on(0), decimals));
  }

  @Override
  public Object field(String name) {
    return switch (name) {
      case "kpi" -> kpi;
      case "unit" -> unit;
      case "value" -> value;
      case "before" -> before;
      default -> throw TemplateFields.unknown(this, name);
    };
  }
}
