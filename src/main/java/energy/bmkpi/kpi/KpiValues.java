package energy.bmkpi.kpi;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One value for each KPI of a table: a Long, a Double or a String by the KPI's type, or null by its
 * NULL rule.
 */
public final class KpiValues<K extends Enum<K> & Kpi> {
  private final Map<K, @Nullable Object> values;

  private KpiValues(Map<K, @Nullable Object> values) {
    this.values = values;
  }

  /** The values of all KPIs of {@code type}, each as {@code source} gives it. */
  public static <K extends Enum<K> & Kpi> KpiValues<K> of(Class<K> type, Source<K> source) {
    Map<K, @Nullable Object> values = new EnumMap<>(type);
    for (K kpi : type.getEnumConstants()) {
      values.put(kpi, source.valueOf(kpi));
    }
    return new KpiValues<>(values);
  }

  /** Where the value of each KPI comes from. */
  @FunctionalInterface
  public interface Source<K> {
    @Nullable Object valueOf(K kpi);
  }

  public @Nullable Object get(K kpi) {
    return values.get(kpi);
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
    return other instanceof KpiValues<?> that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
