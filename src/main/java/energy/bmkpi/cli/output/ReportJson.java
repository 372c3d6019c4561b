package energy.bmkpi.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import energy.bmkpi.cli.output.format.Json;
import energy.bmkpi.kpi.MarketKpi;
import energy.bmkpi.kpi.UnitKpi;
import energy.bmkpi.report.KpiReport;
import energy.bmkpi.report.MarketRange;
import energy.bmkpi.report.UnitTotals;
import java.io.IOException;
import java.util.List;

/**
 * A report for programs.
 *
 * @param units those that are told
 * @param columns what is told of each
 */
record ReportJson(KpiReport report, List<UnitTotals> units, List<UnitKpi> columns) {

  /** Writes one object. */
  void write(JsonGenerator json) throws IOException {
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
      ShortfallJson.writeOfAll(json, report.shortfallsBefore());
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
        Json.field(json, ReportOutput.name(kpi), ReportOutput.value(unit, kpi));
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
    Json.field(json, "acceptances", ReportOutput.whole(market.value(MarketKpi.ACCEPTANCE_COUNT)));
    Json.field(
        json,
        "so_flagged_acceptances",
        ReportOutput.whole(market.value(MarketKpi.SO_FLAGGED_ACCEPTANCES)));
  }
}
