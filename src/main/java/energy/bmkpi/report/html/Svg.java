package energy.bmkpi.report.html;

import energy.bmkpi.report.DailySeries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/** Pieces of SVG that charts share. */
final class Svg {
  private Svg() {}

  /** A coordinate, to a tenth. */
  static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(1, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** A line that ends before a missing day and begins anew after it; a lone day is a dot. */
  static String line(
      DailySeries series, String style, IntToDoubleFunction x, DoubleUnaryOperator y) {
    StringBuilder path = new StringBuilder();
    int days = series.values().size();
    for (int day = 0; day < days; day++) {
      Double value = series.on(day);
      if (value == null) {
        continue;
      }
      boolean begins = day == 0 || series.on(day - 1) == null;
      boolean ends = day == days - 1 || series.on(day + 1) == null;
      path.append(begins ? 'M' : 'L')
          .append(number(x.applyAsDouble(day)))
          .append(' ')
          .append(number(y.applyAsDouble(value)));
      if (begins && ends) {
        path.append("h.01");
      }
    }
    return "<path class=\"%s\" d=\"%s\"/>".formatted(style, path);
  }
}
