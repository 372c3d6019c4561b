package energy.bmkpi.cli;

import java.util.Locale;

/** Money as people read it. */
final class Pounds {
  private Pounds() {}

  /** E.g. {@code −£1,234.50}. */
  static String of(double gbp) {
    return (gbp < 0 ? "−£" : "£") + String.format(Locale.US, "%,.2f", Math.abs(gbp));
  }
}
