package energy.bmkpi.cli.output.format;

import java.util.Locale;

/** Decimal numbers as people read them: groups of three, and a true minus sign. */
public final class DecimalText {
  private DecimalText() {}

  /** E.g. {@code −1,234.50}; what rounds to zero has no sign. */
  public static String of(double value, int decimals) {
    String digits = digits(value, decimals);
    return negative(value, digits) ? "−" + digits : digits;
  }

  /** E.g. {@code −£1,234.50}. */
  public static String pounds(double gbp) {
    String digits = digits(gbp, 2);
    return (negative(gbp, digits) ? "−£" : "£") + digits;
  }

  private static String digits(double value, int decimals) {
    return String.format(Locale.US, "%,." + decimals + "f", Math.abs(value));
  }

  private static boolean negative(double value, String digits) {
    return value < 0 && digits.chars().anyMatch(letter -> letter >= '1' && letter <= '9');
  }
}
