package energy.bmkpi.report.html;

import energy.bmkpi.kpi.Shortfall;
import energy.bmkpi.market.Dataset;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.report.DayCoverage;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A row for each dataset, a cell for each date: full, lacking periods, or a gap. */
final class CoverageChart {
  private static final int WIDTH = 1120;
  private static final int LEFT = 56;
  private static final int ROW = 22;
  private static final int CELL = ROW - 4;

  private static final List<Dataset> DATASETS = List.of(Dataset.values());

  private CoverageChart() {}

  static String svg(SettlementDates dates, List<DayCoverage> coverage) {
    double pitch = (double) (WIDTH - LEFT) / dates.days();
    StringBuilder svg =
        new StringBuilder(
            "<svg class=\"coverage\" viewBox=\"0 0 %d %d\" role=\"img\"><title>Coverage of each dataset by settlement date; gaps are listed below</title>"
                .formatted(WIDTH, ROW * DATASETS.size()));
    for (Dataset dataset : DATASETS) {
      svg.append(
          "<text class=\"tick\" x=\"0\" y=\"%d\">%s</text>"
              .formatted(y(dataset) + 14, dataset.name()));
    }
    StringBuilder full = new StringBuilder();
    StringBuilder others = new StringBuilder();
    for (DayCoverage day : coverage) {
      String x = Svg.number(LEFT + ChronoUnit.DAYS.between(dates.from(), day.date()) * pitch);
      int y = y(day.dataset());
      String width = Svg.number(Math.max(1, pitch - 1));
      if (day.gap() || day.shortfall() != null) {
        others.append(
            "<rect class=\"%s\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\"><title>%s</title></rect>"
                .formatted(day.gap() ? "gap" : "partial", x, y, width, CELL, describe(day)));
      } else {
        full.append("M%s %dh%sv%dh-%sz".formatted(x, y, width, CELL, width));
      }
    }
    return svg.append("<path class=\"full\" d=\"")
        .append(full)
        .append("\"/>")
        .append(others)
        .append("</svg>")
        .toString();
  }

  private static int y(Dataset dataset) {
    return DATASETS.indexOf(dataset) * ROW;
  }

  private static String describe(DayCoverage day) {
    Shortfall shortfall = day.shortfall();
    if (day.gap() || shortfall == null) {
      return "%s %s: no rows".formatted(day.date(), day.dataset().lowerCaseName());
    }
    return shortfall.isPartial() ? shortfall.missingOfDate() : shortfall.suspicion();
  }
}
