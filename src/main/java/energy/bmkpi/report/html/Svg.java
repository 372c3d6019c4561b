package energy.bmkpi.report.html;

import energy.bmkpi.report.DailySeries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/** Pieces of SVG that charts share. */
final class Svg {
  private Svg() {}

  /** The beginning of a chart whose size and letters need no style sheet. */
  static String begin(int width, int height, String description) {
    return "<svg class=\"chart\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" font-size=\"11\" font-family=\"sans-serif\" fill=\"currentColor\" role=\"img\"><title>%s</title>"
        .formatted(width, height, width, height, description);
  }

  /** A coordinate, to a tenth. */
  static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(1, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** A horizontal or vertical rule: the axis, or the grid behind the values. */
  static String rule(boolean axis, String path) {
    return "<path class=\"%s\" fill=\"none\" stroke=\"%s\" d=\"%s\"/>"
        .formatted(axis ? "axis" : "grid", axis ? "#565f69" : "#dddddd", path);
  }

  static String tick(String x, String y, String anchor, String text) {
    return "<text class=\"tick\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
        .formatted(x, y, anchor, text);
  }

  /**
   * A line that ends before a missing day and begins again after it. A day between two missing days
   * has no line, so it is a dot.
   *
   * @param everyPoint whether the other days are dots, too
   */
  static String line(
      DailySeries series,
      Ink ink,
      boolean everyPoint,
      IntToDoubleFunction x,
      DoubleUnaryOperator y) {
    StringBuilder line = new StringBuilder();
    StringBuilder points = new StringBuilder();
    int days = series.values().size();
    for (int day = 0; day < days; day++) {
      Double value = series.on(day);
      if (value == null) {
        continue;
      }
      String place = number(x.applyAsDouble(day)) + ' ' + number(y.applyAsDouble(value));
      boolean begins = day == 0 || series.on(day - 1) == null;
      boolean ends = day == days - 1 || series.on(day + 1) == null;
      if (!begins || !ends) {
        line.append(begins ? 'M' : 'L').append(place);
      }
      if (everyPoint || (begins && ends)) {
        points.append('M').append(place).append("h.01");
      }
    }
    return ink.line(line) + ink.points(points);
  }
}
