package energy.bmkpi.report.html;

import energy.bmkpi.kpi.MarketKpi;
import energy.bmkpi.report.Change;
import energy.bmkpi.report.DailySeries;
import energy.bmkpi.report.KpiReport;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A headline figure: the market over the whole period. */
record Tile(
    String kpi,
    String label,
    String value,
    String unit,
    String change,
    String days,
    String sparkline)
    implements TemplateFields {

  static List<Tile> of(KpiReport report) {
    return List.of(
        of(report, MarketKpi.NET_CASHFLOW_GBP, "Net cashflow"),
        of(report, MarketKpi.OFFER_MWH, "Offer volume"),
        of(report, MarketKpi.BID_MWH, "Bid volume"),
        of(report, MarketKpi.EWAP_OFFER, "Offer price"),
        of(report, MarketKpi.EWAP_BID, "Bid price"),
        of(report, MarketKpi.ACCEPTANCE_COUNT, "Acceptances"));
  }

  private static Tile of(KpiReport report, MarketKpi kpi, String label) {
    String unit = kpi.definition().unit();
    Double value = report.market().value(kpi);
    DailySeries daily = report.market().daily(kpi);
    return new Tile(
        kpi.column(),
        label,
        value == null
            ? "unknown"
            : Numbers.compact(value, unit.startsWith("£") ? "£" : unit.equals("n") ? "n" : "–"),
        unit.equals("n") ? "" : unit.replaceFirst("^£", ""),
        change(report.change(kpi), unit),
        daily.days() == report.dates().days() || report.dates().days() == 1
            ? ""
            : "%d of %d days".formatted(daily.days(), report.dates().days()),
        report.dates().days() == 1 ? "" : Sparkline.svg(daily));
  }

  private static String change(@Nullable Change change, String unit) {
    if (change == null) {
      return "";
    }
    String before = "before: " + Numbers.compact(change.before(), unit);
    Double percent = change.percent();
    if (percent == null) {
      return before;
    }
    String arrow = percent > 0.05 ? "▲ " : percent < -0.05 ? "▼ " : "";
    return arrow + String.format(Locale.US, "%.1f%%, ", Math.abs(percent)) + before;
  }

  @Override
  public Object field(String name) {
    return switch (name) {
      case "kpi" -> kpi;
      case "label" -> label;
      case "value" -> value;
      case "unit" -> unit;
      case "change" -> change;
      case "days" -> days;
      case "sparkline" -> sparkline;
      default -> throw TemplateFields.unknown(this, name);
    };
  }
}
