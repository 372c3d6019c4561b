package energy.bmkpi.report.html;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them. */
final class Numbers {
  private Numbers() {}

  /**
   * Every digit down to the given decimal: {@code 1,126}, {@code −73.87}; a dash where there is no
   * value.
   */
  static String exact(@Nullable Double value, int decimals) {
    if (value == null) {
      return "–";
    }
    String digits = String.format(Locale.US, "%,." + decimals + "f", Math.abs(value));
    boolean zero = digits.chars().allMatch(letter -> letter == '0' || letter == '.');
    return value < 0 && !zero ? "−" + digits : digits;
  }

  /** Three or four digits that matter: {@code 236.8m}, {@code −12.5k}, {@code 0.4}. */
  static String compact(double value) {
    double size = Math.abs(value);
    String sign = value < 0 && size >= 0.005 ? "−" : "";
    if (size >= 999_500_000) {
      return sign + digits(size / 1e9) + "bn";
    }
    if (size >= 999_500) {
      return sign + digits(size / 1e6) + "m";
    }
    if (size >= 9_999.5) {
      return sign + digits(size / 1e3) + "k";
    }
    return sign + String.format(Locale.US, size >= 1000 ? "%,.0f" : "%.2f", size);
  }

  /** With the unit where readers expect it: {@code −£12.52/MWh}, {@code 1.65m MWh}. */
  static String compact(double value, String unit) {
    if (unit.startsWith("£")) {
      String amount = compact(Math.abs(value));
      return (value < 0 ? "−£" : "£") + amount + unit.substring(1);
    }
    return switch (unit) {
      case "n" -> value < 9_999.5 ? String.format(Locale.US, "%,.0f", value) : compact(value);
      case "–" -> compact(value);
      case "%" -> compact(value) + "%";
      case "1/h" -> compact(value) + "/h";
      default -> compact(value) + "\u00a0" + unit;
    };
  }

  /** For an axis: no zeros that tell nothing. */
  static String tick(double value) {
    String text = compact(value);
    return text.contains(".") ? text.replaceFirst("\\.?0+(?=[a-z]*$)", "") : text;
  }

  private static String digits(double size) {
    return String.format(Locale.US, size >= 99.95 ? "%.1f" : "%.2f", size);
  }
}
