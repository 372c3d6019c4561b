package energy.bmkpi.report.html;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.kpi.Shortfall;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.report.DayCoverage;
import energy.bmkpi.report.KpiReport;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Writes a report as one page without a reference to anything outside of it. */
public final class HtmlReport {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);

  private static final int NAMED = 31;

  private HtmlReport() {}

  /**
   * @param source where the KPIs were read, for the foot of the page
   * @param written when the page is written
   */
  public static String page(KpiReport report, String source, Instant written) {
    String style = PageResource.read("uplot/uPlot.min.css") + PageResource.read("report.css");
    String charts = PageResource.read("uplot/uPlot.iife.min.js");
    String script = PageResource.read("report.js");
    Figures figures = new Figures(report);
    Map<String, Object> values = new HashMap<>();
    values.put("policy", SecurityPolicy.allowing(style, charts, script));
    values.put("style", style);
    values.put("charts", charts);
    values.put("script", script);
    values.put("data", EmbeddedData.of(report));
    values.put("period", period(report.dates()));
    values.put("size", size(report));
    values.put("comparison", comparison(report));
    values.put("partial", partial(report));
    values.put("tiles", Tile.of(report));
    values.put("market", figures.market());
    values.put("timeOfDay", List.of(figures.timeOfDay()));
    values.put("stack", figures.stack());
    values.put("oneDay", report.dates().days() == 1);
    values.put("marketLines", MarketLine.of(report));
    values.put("units", report.units().stream().map(UnitLine::of).toList());
    values.put("coverage", CoverageLine.of(report.dates(), report.coverage()));
    values.put("gaps", gaps(report.coverage()));
    values.put("definitions", Definition.ofTheMarket());
    values.put("unitDefinitions", Definition.ofUnits());
    values.put("source", source);
    values.put("written", TIME.format(written.truncatedTo(ChronoUnit.MINUTES)));
    return PageTemplate.render(PageResource.read("report.html"), values);
  }

  private static String period(SettlementDates dates) {
    return dates.days() == 1
        ? DATE.format(dates.from())
        : DATE.format(dates.from()) + " to " + DATE.format(dates.to());
  }

  private static String size(KpiReport report) {
    if (report.dates().days() == 1) {
      return "%,d BM units".formatted(report.units().size())
          + (report.market().complete() ? "" : "; the date is not published");
    }
    return "%,d of %,d settlement dates published, %,d BM units, %,d unit-days"
        .formatted(
            report.market().publishedDays(),
            report.dates().days(),
            report.units().size(),
            report.unitDays());
  }

  private static String comparison(KpiReport report) {
    SettlementDates before = report.before().dates();
    if (before.days() == 1) {
      return report.before().complete()
          ? "Changes are against the day before, %s.".formatted(period(before))
          : "No change is shown: the day before, %s, is not published.".formatted(period(before));
    }
    return report.before().complete()
        ? "Changes are against %s; changes of sums compare days that have data."
            .formatted(period(before))
        : "No change is shown: %d of the %d dates before (%s) are published."
            .formatted(report.before().publishedDays(), before.days(), period(before));
  }

  /** A line for each dataset with a gap or missing periods. */
  private static List<String> gaps(List<DayCoverage> coverage) {
    List<String> lines = new ArrayList<>();
    for (Dataset dataset : Dataset.values()) {
      List<DayCoverage> days = coverage.stream().filter(day -> day.dataset() == dataset).toList();
      String gaps =
          SettlementDates.runs(
                  days.stream().filter(DayCoverage::gap).map(DayCoverage::date).toList())
              .stream()
              .map(SettlementDates::toString)
              .collect(Collectors.joining(", "));
      if (!gaps.isEmpty()) {
        lines.add("%s has no row for %s; what needs it is missing there".formatted(dataset, gaps));
      }
    }
    List<Shortfall> shortfalls = DayCoverage.shortfalls(coverage);
    lines.addAll(named(shortfalls, Shortfall::isPartial, Shortfall::missingOfDate));
    lines.addAll(named(shortfalls, Shortfall::isSuspicious, Shortfall::suspicion));
    return lines.isEmpty()
        ? List.of("Every dataset has rows on every published date: " + names())
        : lines;
  }

  /** Under the headline, so that nobody takes the sum of a part for the whole. */
  private static String partial(KpiReport report) {
    List<Shortfall> partial = report.shortfalls().stream().filter(Shortfall::isPartial).toList();
    return partial.isEmpty()
        ? ""
        : "Figures are of a part only of these dates: " + Shortfall.missingOf(partial) + ".";
  }

  private static List<String> named(
      List<Shortfall> shortfalls, Predicate<Shortfall> included, Function<Shortfall, String> text) {
    List<String> all = shortfalls.stream().filter(included).map(text).toList();
    List<String> lines = new ArrayList<>(all.stream().limit(NAMED).toList());
    if (all.size() > NAMED) {
      lines.add("%,d more such dates; the chart names each".formatted(all.size() - NAMED));
    }
    return lines;
  }

  private static String names() {
    return Arrays.stream(Dataset.values()).map(Dataset::name).collect(Collectors.joining(", "));
  }
}
