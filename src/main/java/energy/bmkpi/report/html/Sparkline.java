package energy.bmkpi.report.html;

import energy.bmkpi.report.DailySeries;
import java.util.Objects;

/** A line of daily values without axes. */
final class Sparkline {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 28;

  private Sparkline() {}

  /** Decoration: the numbers stand beside it. */
  static String svg(DailySeries series) {
    double[] values =
        series.values().stream()
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .toArray();
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    double low = least;
    double span = most > least ? most - least : 1;
    int days = series.values().size();
    return "<svg class=\"spark\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" preserveAspectRatio=\"none\" aria-hidden=\"true\">%s</svg>"
        .formatted(
            WIDTH,
            HEIGHT,
            WIDTH,
            HEIGHT,
            Svg.line(
                series,
                Ink.A,
                false,
                day -> (day + 0.5) * WIDTH / days,
                value -> 3 + (HEIGHT - 6) * (1 - (value - low) / span)));
  }
}
