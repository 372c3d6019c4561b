package energy.bmkpi.report.html;

import energy.bmkpi.kpi.MarketKpi;
import energy.bmkpi.report.DailySeries;
import energy.bmkpi.report.KpiReport;
import energy.bmkpi.report.MarketRange;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The charts of the page. */
final class Figures {
  private final KpiReport report;
  private final MarketRange market;

  Figures(KpiReport report) {
    this.report = report;
    this.market = report.market();
  }

  List<Figure> market() {
    return List.of(
        figure(
            MarketKpi.PAID_GBP,
            "Cashflow by direction",
            "£ a day: <span class=\"key a\">paid</span> to units up, <span class=\"key b\">received</span> from them down",
            chart("£ a day, paid to units up and received from them down")
                .bars(daily(MarketKpi.PAID_GBP), Ink.A)
                .bars(negative(daily(MarketKpi.RECEIVED_GBP)), Ink.B)),
        figure(
            MarketKpi.GROSS_MWH,
            "Accepted volume",
            "MWh a day: <span class=\"key a\">offers</span> up, <span class=\"key b\">bids</span> down",
            chart("Accepted MWh a day, offers up and bids down")
                .bars(daily(MarketKpi.OFFER_MWH), Ink.A)
                .bars(negative(daily(MarketKpi.BID_MWH)), Ink.B)),
        figure(
            MarketKpi.EWAP_OFFER,
            "Energy-weighted price",
            "£/MWh",
            chart("Energy-weighted average price in £/MWh by day, of offers and of bids")
                .line(daily(MarketKpi.EWAP_OFFER), Ink.A, "offers")
                .line(daily(MarketKpi.EWAP_BID), Ink.B, "bids")),
        figure(
            MarketKpi.DISPATCH_INTENSITY,
            "Dispatch intensity",
            "acceptances an hour",
            chart("Acceptances an hour by day")
                .line(daily(MarketKpi.DISPATCH_INTENSITY), Ink.A, null)),
        figure(
            MarketKpi.TOP10_SHARE_PCT,
            "Concentration",
            "% of |net cashflow| in the largest units",
            chart("Share of absolute net cashflow of the 1, 5 and 10 largest units by day, in %")
                .line(daily(MarketKpi.TOP10_SHARE_PCT), Ink.A, "top 10")
                .line(daily(MarketKpi.TOP5_SHARE_PCT), Ink.B, "top 5")
                .line(daily(MarketKpi.TOP1_SHARE_PCT), Ink.C, "top 1")),
        timeOfDay());
  }

  Figure timeOfDay() {
    return new Figure(
        "",
        "Time of day",
        "% of accepted volume by local hour; unit-days weighted by gross_mwh",
        TimeOfDayChart.svg(report.timeOfDay()));
  }

  List<Figure> stack() {
    return List.of(
        figure(
            MarketKpi.DEFENSIVE_SHARE_PCT,
            "Defensive share",
            "% of submissions priced out of reach",
            chart("Defensive share of submissions by day, in %")
                .line(daily(MarketKpi.DEFENSIVE_SHARE_PCT), Ink.A, null)),
        figure(
            MarketKpi.MEDIAN_SPREAD,
            "Median spread",
            "£/MWh between offer and bid",
            chart("Median spread of offer and bid by day, in £/MWh")
                .line(daily(MarketKpi.MEDIAN_SPREAD), Ink.A, null)),
        figure(
            MarketKpi.OFFERED_UP_MW,
            "Offered MW",
            "mean over settlement periods",
            chart("MW offered up and down by day")
                .line(daily(MarketKpi.OFFERED_UP_MW), Ink.A, "up")
                .line(daily(MarketKpi.OFFERED_DOWN_MW), Ink.B, "down")));
  }

  private static Figure figure(MarketKpi kpi, String title, String note, DailyChart chart) {
    return new Figure(kpi.column(), title, note, chart.svg());
  }

  private DailyChart chart(String description) {
    return new DailyChart(report.dates(), description);
  }

  private DailySeries daily(MarketKpi kpi) {
    return market.daily(kpi);
  }

  private static DailySeries negative(DailySeries series) {
    List<@Nullable Double> values =
        series.values().stream()
            .map(value -> value == null ? null : (Double) (-value))
            .collect(Collectors.toList());
    return new DailySeries(Collections.unmodifiableList(values));
  }
}
