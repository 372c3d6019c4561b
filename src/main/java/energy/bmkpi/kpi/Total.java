package energy.bmkpi.kpi;

import org.jspecify.annotations.Nullable;

/** A sum over days in which days without a value do not count; null while there is no value. */
public final class Total {
  private @Nullable Double sum;

  public void add(@Nullable Double value) {
    if (value != null) {
      sum = sum == null ? value : sum + value;
    }
  }

  public @Nullable Double value() {
    return sum;
  }

  /** This sum over another; null where one is missing or the other is 0. */
  public @Nullable Double per(Total other) {
    return sum == null || other.sum == null || other.sum == 0 ? null : sum / other.sum;
  }
}
