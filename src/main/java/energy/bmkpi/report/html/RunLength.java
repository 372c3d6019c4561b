package energy.bmkpi.report.html;

import energy.bmkpi.report.DailySeries;
import org.jspecify.annotations.Nullable;

/**
 * Daily values as short text: whole numbers separated by commas, nothing for a day without a value,
 * and {@code v*n} for n equal days. E.g. {@code 0*3,,-12}.
 */
final class RunLength {
  private RunLength() {}

  static String encode(DailySeries series) {
    StringBuilder text = new StringBuilder();
    int days = series.values().size();
    for (int day = 0; day < days; ) {
      String value = whole(series.on(day));
      int end = day + 1;
      while (end < days && whole(series.on(end)).equals(value)) {
        end++;
      }
      text.append(day == 0 ? "" : ",").append(value);
      if (end - day > 1) {
        text.append('*').append(end - day);
      }
      day = end;
    }
    return text.toString();
  }

  private static String whole(@Nullable Double value) {
    return value == null ? "" : Long.toString(Math.round(value));
  }
}
