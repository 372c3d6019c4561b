package energy.bmkpi.report.html;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.kpi.Shortfall;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.report.DayCoverage;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A dataset in the table of coverage: numbers, and a strip with a cell for each date. */
record CoverageLine(String dataset, String rows, String dates, String missing, String strip)
    implements TemplateFields {
  /** A strip is drawn in these units, and stretched to the space that there is. */
  private static final int CELL = 10;

  private static final int HEIGHT = 18;

  /** How wide a cell is at most, in pixels. */
  private static final int WIDEST = 20;

  /** How wide a strip is where no style sheet stretches it. */
  private static final int PLAIN_WIDTH = 640;

  static List<CoverageLine> of(SettlementDates dates, List<DayCoverage> coverage) {
    return Arrays.stream(Dataset.values())
        .map(
            dataset ->
                of(
                    dataset,
                    dates,
                    coverage.stream().filter(day -> day.dataset() == dataset).toList()))
        .toList();
  }

  private static CoverageLine of(Dataset dataset, SettlementDates dates, List<DayCoverage> days) {
    long withRows = days.stream().filter(day -> !day.gap()).count();
    List<Long> missing =
        days.stream()
            .filter(day -> !day.gap())
            .map(DayCoverage::missingPeriods)
            .filter(Objects::nonNull)
            .toList();
    return new CoverageLine(
        dataset.name(),
        Numbers.exact((double) days.stream().mapToLong(DayCoverage::rows).sum(), 0),
        "%,d of %,d".formatted(withRows, dates.days()),
        missing.isEmpty()
            ? "–"
            : Numbers.exact((double) missing.stream().mapToLong(Long::longValue).sum(), 0),
        strip(dates, days));
  }

  private static String strip(SettlementDates dates, List<DayCoverage> days) {
    StringBuilder full = new StringBuilder();
    StringBuilder others = new StringBuilder();
    // where thousands of dates share the strip, what is wrong is still seen
    double least = dates.days() * CELL / 300.0;
    for (DayCoverage day : days) {
      String x = Svg.number((double) CELL * ChronoUnit.DAYS.between(dates.from(), day.date()));
      if (day.gap() || day.shortfall() != null) {
        others.append(
            "<rect class=\"%s\" fill=\"%s\" x=\"%s\" y=\"0\" width=\"%s\" height=\"%d\"><title>%s</title></rect>"
                .formatted(
                    day.gap() ? "gap" : "partial",
                    day.gap() ? "url(#hatch)" : "#b34a00",
                    x,
                    Svg.number(Math.max(CELL - 1, least)),
                    HEIGHT,
                    describe(day)));
      } else {
        full.append("M%s 0h%dv%dh-%dz".formatted(x, CELL - 1, HEIGHT, CELL - 1));
      }
    }
    boolean stretched = dates.days() * WIDEST > PLAIN_WIDTH;
    return "<svg class=\"strip%s\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" preserveAspectRatio=\"none\" role=\"img\"><title>%s by settlement date; gaps are listed below</title><path class=\"full\" fill=\"#0b69a3\" d=\"%s\"/>%s</svg>"
        .formatted(
            stretched ? " stretched" : "",
            dates.days() * CELL,
            HEIGHT,
            Math.min(PLAIN_WIDTH, dates.days() * WIDEST),
            HEIGHT,
            days.isEmpty() ? "No coverage" : days.get(0).dataset().name(),
            full,
            others);
  }

  private static String describe(DayCoverage day) {
    Shortfall shortfall = day.shortfall();
    if (day.gap() || shortfall == null) {
      return "%s %s: no rows".formatted(day.date(), day.dataset().lowerCaseName());
    }
    return shortfall.isPartial() ? shortfall.missingOfDate() : shortfall.suspicion();
  }

  @Override
  public Object field(String name) {
    return switch (name) {
      case "dataset" -> dataset;
      case "rows" -> rows;
      case "dates" -> dates;
      case "missing" -> missing;
      case "strip" -> strip;
      default -> throw TemplateFields.unknown(this, name);
    };
  }
}
