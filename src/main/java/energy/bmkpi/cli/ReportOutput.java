package energy.bmkpi.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import energy.bmkpi.report.KpiReport;
import energy.bmkpi.report.MarketTotals;
import energy.bmkpi.report.UnitTotals;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints a report as text or JSON. */
final class ReportOutput {
  private static final List<String> UNIT_COLUMNS =
      List.of(
          "bm_unit",
          "fuel_type",
          "lead_party",
          "days",
          "net_cashflow_gbp",
          "offer_mwh",
          "bid_mwh",
          "vwap_offer",
          "vwap_bid",
          "acceptances");

  private final KpiReport report;

  ReportOutput(KpiReport report) {
    this.report = report;
  }

  void print(OutputFormat format, PrintWriter out) {
    if (format == OutputFormat.JSON) {
      Json.print(out, this::writeJson);
    } else {
      printText(out);
    }
  }

  private void printText(PrintWriter out) {
    MarketTotals market = report.market();
    out.println("Balancing Mechanism, %s".formatted(report.dates()));
    out.println();
    line(
        out,
        "unit-days",
        "%,d of %,d units on %,d days".formatted(market.unitDays(), market.units(), market.days()));
    line(
        out,
        "net cashflow",
        money(market.netCashflowGbp())
            + " (paid %s, received %s)"
                .formatted(money(market.paidGbp()), money(market.receivedGbp())));
    line(
        out,
        "offers",
        "%s MWh at %s/MWh".formatted(number(market.offerMwh()), money(market.ewapOffer())));
    line(
        out,
        "bids",
        "%s MWh at %s/MWh".formatted(number(market.bidMwh()), money(market.ewapBid())));
    line(
        out,
        "acceptances",
        "%s, of them %s flagged by the system operator"
            .formatted(count(market.acceptances()), count(market.soFlaggedAcceptances())));
    out.println();
    try (RowWriter rows = OutputFormat.TEXT.rows(out)) {
      rows.header(UNIT_COLUMNS);
      report.topUnits().forEach(unit -> rows.row(values(unit)));
    }
  }

  private static void line(PrintWriter out, String label, String text) {
    out.println("%-14s %s".formatted(label, text));
  }

  private static String money(@Nullable Double gbp) {
    return gbp == null ? "unknown" : Pounds.of(gbp);
  }

  private static String number(@Nullable Double value) {
    return value == null ? "unknown" : String.format(Locale.ROOT, "%,.2f", value);
  }

  private static String count(@Nullable Long value) {
    return value == null ? "unknown" : String.format(Locale.ROOT, "%,d", value);
  }

  private void writeJson(JsonGenerator json) throws IOException {
    MarketTotals market = report.market();
    json.writeStartObject();
    Json.field(json, "date_from", report.dates().from());
    Json.field(json, "date_to", report.dates().to());
    json.writeObjectFieldStart("market");
    Json.field(json, "days", market.days());
    Json.field(json, "unit_days", market.unitDays());
    Json.field(json, "units", market.units());
    Json.field(json, "net_cashflow_gbp", market.netCashflowGbp());
    Json.field(json, "paid_gbp", market.paidGbp());
    Json.field(json, "received_gbp", market.receivedGbp());
    Json.field(json, "offer_mwh", market.offerMwh());
    Json.field(json, "bid_mwh", market.bidMwh());
    Json.field(json, "ewap_offer", market.ewapOffer());
    Json.field(json, "ewap_bid", market.ewapBid());
    Json.field(json, "acceptances", market.acceptances());
    Json.field(json, "so_flagged_acceptances", market.soFlaggedAcceptances());
    json.writeEndObject();
    json.writeArrayFieldStart("top_units");
    for (UnitTotals unit : report.topUnits()) {
      json.writeStartObject();
      List<@Nullable Object> values = values(unit);
      for (int i = 0; i < values.size(); i++) {
        Json.field(json, UNIT_COLUMNS.get(i), values.get(i));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static List<@Nullable Object> values(UnitTotals unit) {
    return Arrays.asList(
        unit.bmUnit(),
        unit.fuelType(),
        unit.leadParty(),
        unit.days(),
        unit.netCashflowGbp(),
        unit.offerMwh(),
        unit.bidMwh(),
        unit.vwapOffer(),
        unit.vwapBid(),
        unit.acceptances());
  }
}
