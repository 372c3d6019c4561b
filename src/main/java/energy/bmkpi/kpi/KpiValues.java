package energy.bmkpi.kpi;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One value for each KPI of a table: a Long, a Double or a String by the KPI's type, or null by its
 * NULL rule.
 */
@SuppressWarnings("EnumOrdinal") // never leaves this object: what is stored goes by names
public final class KpiValues<K extends Enum<K> & Kpi> {
  private final Class<K> type;

  /** In the order of the KPIs. */
  private final @Nullable Object[] values;

  private KpiValues(Class<K> type, @Nullable Object[] values) {
    this.type = type;
    this.values = values;
  }

  /** The values of all KPIs of {@code type}, each as {@code source} gives it. */
  public static <K extends Enum<K> & Kpi> KpiValues<K> of(Class<K> type, Source<K> source) {
    Set<K> kpis = EnumSet.allOf(type);
    @Nullable Object[] values = new @Nullable Object[kpis.size()];
    for (K kpi : kpis) {
      values[kpi.ordinal()] = source.valueOf(kpi);
    }
    return new KpiValues<>(type, values);
  }

  /** Where the value of each KPI comes from. */
  @FunctionalInterface
  public interface Source<K> {
    @Nullable Object valueOf(K kpi);
  }

  public @Nullable Object get(K kpi) {
    return values[kpi.ordinal()];
  }

  /** Puts the values, in the order of the KPIs, behind the key of a row. */
  public @Nullable Object[] after(Object... key) {
    @Nullable Object[] row = Arrays.copyOf(key, key.length + values.length);
    System.arraycopy(values, 0, row, key.length, values.length);
    return row;
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
    return other instanceof KpiValues<?> that
        && type == that.type
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return EnumSet.allOf(type).stream()
        .map(kpi -> kpi + "=" + get(kpi))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
