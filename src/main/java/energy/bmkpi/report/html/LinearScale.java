package energy.bmkpi.report.html;

import java.util.ArrayList;
import java.util.List;

/** A vertical axis that holds 0 and whose ticks are round numbers. */
record LinearScale(double lowest, double highest, double step) {

  /** An axis of about four steps for values between the two. */
  static LinearScale of(double least, double most) {
    double low = Math.min(0, least);
    double high = low == 0 && most <= 0 ? 1 : Math.max(0, most);
    double span = high - low;
    double power = Math.pow(10, Math.floor(Math.log10(span / 4)));
    double fraction = span / 4 / power;
    double step = power * (fraction <= 1.3 ? 1 : fraction <= 2.6 ? 2 : fraction <= 6 ? 5 : 10);
    return new LinearScale(
        Math.floor(low / step) * step, Math.ceil(high / step - 1e-9) * step, step);
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    long first = Math.round(lowest / step);
    long last = Math.round(highest / step);
    for (long tick = first; tick <= last; tick++) {
      ticks.add(tick * step);
    }
    return ticks;
  }

  /** Where the value is between the lowest (0) and the highest (1). */
  double position(double value) {
    return (value - lowest) / (highest - lowest);
  }
}
