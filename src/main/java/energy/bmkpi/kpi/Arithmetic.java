package energy.bmkpi.kpi;

import org.jspecify.annotations.Nullable;

/** Arithmetic in which a missing operand or a zero denominator gives null, never zero. */
final class Arithmetic {
  private Arithmetic() {}

  /** A value of an aggregate; null when the aggregate is missing. */
  static <A> @Nullable Object given(@Nullable A aggregate, Formula<A> value) {
    return aggregate == null ? null : value.apply(aggregate);
  }

  static @Nullable Double sum(@Nullable Number a, @Nullable Number b) {
    return a == null || b == null ? null : a.doubleValue() + b.doubleValue();
  }

  static @Nullable Double difference(@Nullable Number a, @Nullable Number b) {
    return a == null || b == null ? null : a.doubleValue() - b.doubleValue();
  }

  static @Nullable Double product(@Nullable Number a, @Nullable Number b) {
    return a == null || b == null ? null : a.doubleValue() * b.doubleValue();
  }

  static @Nullable Double ratio(@Nullable Number numerator, @Nullable Number denominator) {
    if (numerator == null || denominator == null || denominator.doubleValue() == 0) {
      return null;
    }
    // + 0.0 makes −0 a plain 0
    return numerator.doubleValue() / denominator.doubleValue() + 0.0;
  }

  /** 100 · part / whole. */
  static @Nullable Double percent(@Nullable Number part, @Nullable Number whole) {
    return part == null ? null : ratio(100.0 * part.doubleValue(), whole);
  }

  /**
   * The percentage of a sum in another one that holds it: only rounding could lift it above 100.
   */
  static @Nullable Double sharePercent(@Nullable Double part, @Nullable Double whole) {
    Double percent = percent(part, whole);
    return percent == null ? null : Double.valueOf(Math.min(100, percent));
  }

  static @Nullable Double absolute(@Nullable Number a) {
    return a == null ? null : Math.abs(a.doubleValue());
  }
}
