package energy.bmkpi.kpi;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One value for each KPI of a table: a Long, a Double or a String by the KPI's type, or null by its
 * NULL rule.
 */
public final class KpiValues<K extends Enum<K> & Kpi> {
  private final @Nullable Object[] values;

  private KpiValues(@Nullable Object[] values) {
    this.values = values;
  }

  /** The values of all KPIs of {@code type}, each as {@code value} gives it. */
  public static <K extends Enum<K> & Kpi> KpiValues<K> of(
      Class<K> type, Function<K, @Nullable Object> value) {
    return new KpiValues<>(Arrays.stream(type.getEnumConstants()).map(value).toArray());
  }

  public @Nullable Object get(K kpi) {
    return values[kpi.ordinal()];
  }

  /** The value of a count or number. */
  public @Nullable Number number(K kpi) {
    return (Number) get(kpi);
  }

  /** The value of a text. */
  public @Nullable String text(K kpi) {
    return (String) get(kpi);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KpiValues<?> that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
