package energy.bmkpi.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import energy.bmkpi.cli.output.format.DecimalText;
import energy.bmkpi.cli.output.format.Json;
import energy.bmkpi.cli.output.format.RowWriter;
import energy.bmkpi.cli.output.format.TerminalTable;
import energy.bmkpi.kpi.KpiType;
import energy.bmkpi.kpi.MarketKpi;
import energy.bmkpi.kpi.RangeRule;
import energy.bmkpi.kpi.UnitKpi;
import energy.bmkpi.report.Change;
import energy.bmkpi.report.KpiReport;
import energy.bmkpi.report.MarketRange;
import energy.bmkpi.report.UnitTotals;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints a report as text or JSON. */
public final class ReportOutput {
  private static final String TREND = "net £ by day";

  private final KpiReport report;
  private final List<UnitTotals> units;
  private final UnitKpi order;
  private final List<UnitKpi> columns;
  private final boolean chosen;
  private final boolean trends;
  private final int width;
  private final PartialMarks marks;

  /**
   * @param kpis the columns; none for those that every report has
   * @param top how many units
   * @param trends whether text has a column of block characters
   * @param width of the lines of text, at most
   */
  public ReportOutput(KpiReport report, List<UnitKpi> kpis, int top, boolean trends, int width) {
    this.width = width;
    this.report = report;
    this.units = report.units().stream().limit(top).toList();
    this.order = report.order();
    this.chosen = !kpis.isEmpty();
    this.columns = new ArrayList<>(chosen ? kpis : UnitTotals.COLUMNS);
    if (!columns.contains(order)) {
      columns.add(0, order);
    }
    this.trends = trends && !chosen && report.tells(UnitKpi.NET_CASHFLOW_GBP);
    this.marks = new PartialMarks(report.shortfalls());
  }

  /** The units, without the market; closes the rows. */
  public void printUnits(RowWriter rows) {
    try (rows) {
      rows.header(header(columns));
      units.forEach(unit -> rows.row(values(unit, columns)));
    }
  }

  public void printJson(PrintWriter out) {
    Json.print(out, this::writeJson);
  }

  public void printText(PrintWriter out) {
    MarketRange market = report.market();
    out.println("Balancing Mechanism, %s".formatted(report.dates()));
    out.println();
    line(
        out,
        "unit-days",
        "%,d of %,d units on %,d days"
            .formatted(report.unitDays(), report.units().size(), market.publishedDays()));
    line(
        out,
        "net cashflow",
        money(market.value(MarketKpi.NET_CASHFLOW_GBP))
            + mark(MarketKpi.NET_CASHFLOW_GBP)
            + " (paid %s, received %s)"
                .formatted(
                    money(market.value(MarketKpi.PAID_GBP)),
                    money(market.value(MarketKpi.RECEIVED_GBP)))
            + change(MarketKpi.NET_CASHFLOW_GBP));
    line(
        out,
        "offers",
        "%s%s MWh at %s/MWh%s"
                .formatted(
                    number(market.value(MarketKpi.OFFER_MWH)),
                    mark(MarketKpi.OFFER_MWH),
                    money(market.value(MarketKpi.EWAP_OFFER)),
                    mark(MarketKpi.EWAP_OFFER))
            + change(MarketKpi.OFFER_MWH));
    line(
        out,
        "bids",
        "%s%s MWh at %s/MWh%s"
                .formatted(
                    number(market.value(MarketKpi.BID_MWH)),
                    mark(MarketKpi.BID_MWH),
                    money(market.value(MarketKpi.EWAP_BID)),
                    mark(MarketKpi.EWAP_BID))
            + change(MarketKpi.BID_MWH));
    line(
        out,
        "acceptances",
        "%s, of them %s flagged by the system operator"
                .formatted(
                    count(market.value(MarketKpi.ACCEPTANCE_COUNT)),
                    count(market.value(MarketKpi.SO_FLAGGED_ACCEPTANCES)))
            + change(MarketKpi.ACCEPTANCE_COUNT));
    if (report.before().complete()) {
      line(out, "", "changes are against %s, per day with data".formatted(report.before().dates()));
    }
    if (marks.any()) {
      line(out, "", "* some dates are partial: what they lack is named below the units");
    }
    out.println();
    printUnits(out);
    Gaps.print(report, out);
    ShortfallLines.print(report.shortfalls(), out);
    out.flush();
    if (order.overRange() instanceof RangeRule.MeanOfDays) {
      out.println(
          "%s is the mean of its days: over many days it does not follow from them"
              .formatted(order.column()));
      out.flush();
    }
  }

  /** Unless somebody chose them, columns that no dataset tells are left out for people. */
  private List<UnitKpi> told() {
    return chosen ? columns : columns.stream().filter(report::tells).toList();
  }

  private void printUnits(PrintWriter out) {
    List<UnitKpi> kpis = told();
    List<String> header = new ArrayList<>(header(List.of()));
    kpis.forEach(kpi -> header.add(heading(kpi)));
    if (trends) {
      header.add(TREND);
    }
    TerminalTable table = new TerminalTable(header);
    for (UnitTotals unit : units) {
      List<@Nullable Object> values = values(unit, kpis);
      if (trends) {
        values.add(BlockSparkline.of(unit.daily(UnitKpi.NET_CASHFLOW_GBP)));
      }
      table.row(values);
    }
    table.print(width, expendable(kpis), out);
  }

  /** Above a column of text. */
  private String heading(UnitKpi kpi) {
    return name(kpi) + marks.of(kpi.definition());
  }

  private static List<String> header(List<UnitKpi> kpis) {
    List<String> header = new ArrayList<>(List.of("bm_unit", "fuel_type", "lead_party", "days"));
    kpis.forEach(kpi -> header.add(name(kpi)));
    return header;
  }

  /** All but the unit and what it is sorted by; what somebody chose stays. */
  private List<String> expendable(List<UnitKpi> kpis) {
    List<String> names = new ArrayList<>(List.of(TREND, "lead_party", "fuel_type", "days"));
    for (int last = kpis.size() - 1; last >= 0 && !chosen; last--) {
      if (kpis.get(last) != order) {
        names.add(heading(kpis.get(last)));
      }
    }
    return names;
  }

  private String mark(MarketKpi kpi) {
    return report.market().value(kpi) == null ? "" : marks.of(kpi.definition());
  }

  private static void line(PrintWriter out, String label, String text) {
    out.println("%-14s %s".formatted(label, text));
  }

  /** E.g. {@code ; +3.2%}; nothing where there is nothing to compare with. */
  private String change(MarketKpi kpi) {
    Change change = report.change(kpi);
    if (change == null) {
      return "";
    }
    Double percent = change.percent();
    return percent == null
        ? "; before: " + money(change.before())
        : String.format(Locale.US, "; %+.1f%%", percent).replace('-', '−');
  }

  private static String money(@Nullable Double gbp) {
    return gbp == null ? "unknown" : DecimalText.pounds(gbp);
  }

  private static String number(@Nullable Double value) {
    return value == null ? "unknown" : DecimalText.of(value, 2);
  }

  private static String count(@Nullable Double value) {
    return value == null ? "unknown" : DecimalText.of(value, 0);
  }

  private void writeJson(JsonGenerator json) throws IOException {
    json.writeStartObject();
    Json.field(json, "date_from", report.dates().from());
    Json.field(json, "date_to", report.dates().to());
    json.writeObjectFieldStart("market");
    Json.field(json, "days", report.market().publishedDays());
    Json.field(json, "unit_days", report.unitDays());
    Json.field(json, "units", report.units().size());
    writeMarket(json, report.market());
    json.writeEndObject();
    json.writeFieldName("before");
    if (report.before().publishedDays() == 0) {
      json.writeNull();
    } else {
      json.writeStartObject();
      Json.field(json, "date_from", report.before().dates().from());
      Json.field(json, "date_to", report.before().dates().to());
      Json.field(json, "days", report.before().publishedDays());
      writeMarket(json, report.before());
      json.writeEndObject();
    }
    Gaps.write(report, json);
    ShortfallJson.writeOfAll(json, report.shortfalls());
    json.writeArrayFieldStart("top_units");
    for (UnitTotals unit : units) {
      json.writeStartObject();
      Json.field(json, "bm_unit", unit.bmUnit());
      Json.field(json, "fuel_type", unit.fuelType());
      Json.field(json, "lead_party", unit.leadParty());
      Json.field(json, "days", unit.days());
      for (UnitKpi kpi : columns) {
        Json.field(json, name(kpi), value(unit, kpi));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeMarket(JsonGenerator json, MarketRange market) throws IOException {
    Json.field(json, "net_cashflow_gbp", market.value(MarketKpi.NET_CASHFLOW_GBP));
    Json.field(json, "paid_gbp", market.value(MarketKpi.PAID_GBP));
    Json.field(json, "received_gbp", market.value(MarketKpi.RECEIVED_GBP));
    Json.field(json, "offer_mwh", market.value(MarketKpi.OFFER_MWH));
    Json.field(json, "bid_mwh", market.value(MarketKpi.BID_MWH));
    Json.field(json, "ewap_offer", market.value(MarketKpi.EWAP_OFFER));
    Json.field(json, "ewap_bid", market.value(MarketKpi.EWAP_BID));
    Json.field(json, "dispatch_intensity", market.value(MarketKpi.DISPATCH_INTENSITY));
    Json.field(json, "acceptances", whole(market.value(MarketKpi.ACCEPTANCE_COUNT)));
    Json.field(
        json, "so_flagged_acceptances", whole(market.value(MarketKpi.SO_FLAGGED_ACCEPTANCES)));
  }

  private static List<@Nullable Object> values(UnitTotals unit, List<UnitKpi> kpis) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(unit.bmUnit());
    values.add(unit.fuelType());
    values.add(unit.leadParty());
    values.add(unit.days());
    kpis.forEach(kpi -> values.add(value(unit, kpi)));
    return values;
  }

  /** Sums of counts are whole. */
  static @Nullable Object value(UnitTotals unit, UnitKpi kpi) {
    Double value = unit.value(kpi);
    if (kpi.type() == KpiType.COUNT && kpi.overRange() instanceof RangeRule.Sum) {
      return whole(value);
    }
    return value;
  }

  private static @Nullable Long whole(@Nullable Double value) {
    return value == null ? null : (Long) Math.round(value);
  }

  private static String name(UnitKpi kpi) {
    return kpi == UnitKpi.ACCEPTANCE_COUNT ? "acceptances" : kpi.column();
  }
}
