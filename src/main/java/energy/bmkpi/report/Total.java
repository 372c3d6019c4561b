package energy.bmkpi.report;

import org.jspecify.annotations.Nullable;

/** A sum over days in which days without a value do not count; null while there is no value. */
final class Total {
  private @Nullable Double sum;

  void add(@Nullable Double value) {
    if (value != null) {
      sum = sum == null ? value : sum + value;
    }
  }

  @Nullable Double value() {
    return sum;
  }

  @Nullable Long count() {
    return sum == null ? null : Math.round(sum);
  }

  /** This sum over another; null where one is missing or the other is 0. */
  @Nullable Double per(Total other) {
    return sum == null || other.sum == null || other.sum == 0 ? null : sum / other.sum;
  }
}
