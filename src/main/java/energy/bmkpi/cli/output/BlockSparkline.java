package energy.bmkpi.cli.output;

import energy.bmkpi.report.DailySeries;
import org.jspecify.annotations.Nullable;

/**
 * Daily values as a row of block characters, from the lowest to the highest. Where there are more
 * days than fit, one character is the mean of its days; a space has no value on any of them.
 */
final class BlockSparkline {
  private static final String BLOCKS = "▁▂▃▄▅▆▇█";
  private static final int WIDTH = 30;

  private BlockSparkline() {}

  static String of(DailySeries series) {
    int days = series.values().size();
    int width = Math.min(WIDTH, days);
    @Nullable Double[] means = new @Nullable Double[width];
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int place = 0; place < width; place++) {
      Double mean = mean(series, place * days / width, (place + 1) * days / width);
      means[place] = mean;
      if (mean != null) {
        least = Math.min(least, mean);
        most = Math.max(most, mean);
      }
    }
    StringBuilder text = new StringBuilder();
    for (Double mean : means) {
      text.append(mean == null ? ' ' : block(mean, least, most));
    }
    return text.toString();
  }

  private static char block(double value, double least, double most) {
    double height = most > least ? (value - least) / (most - least) : 0;
    return BLOCKS.charAt((int) Math.round(height * (BLOCKS.length() - 1)));
  }

  private static @Nullable Double mean(DailySeries series, int from, int to) {
    double sum = 0;
    int days = 0;
    for (int day = from; day < to; day++) {
      Double value = series.on(day);
      if (value != null) {
        sum += value;
        days++;
      }
    }
    return days == 0 ? null : (Double) (sum / days);
  }
}
