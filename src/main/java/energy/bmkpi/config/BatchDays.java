package energy.bmkpi.config;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * Settlement dates in a batch.
 *
 * @param count empty where the plan is to choose it
 */
public record BatchDays(OptionalInt count) {
  private static final String AUTO = "auto";

  public static BatchDays of(String text) {
    if (text.strip().toLowerCase(Locale.ROOT).equals(AUTO)) {
      return new BatchDays(OptionalInt.empty());
    }
    try {
      return new BatchDays(OptionalInt.of(WholeNumber.within(1, 366, text)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage() + ", nor auto", e);
    }
  }
}
