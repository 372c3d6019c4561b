package energy.bmkpi.kpi;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A unit-day of which only some KPIs are known; the others are NULL. */
record Numbers(Map<String, Double> values) implements DayNumbers {

  static Numbers of(UnitKpi kpi, double value) {
    return new Numbers(Map.of(kpi.column(), value));
  }

  Numbers and(UnitKpi kpi, double value) {
    Map<String, Double> more = new HashMap<>(values);
    more.put(kpi.column(), value);
    return new Numbers(more);
  }

  @Override
  public LocalDate settlementDate() {
    return LocalDate.of(2026, 3, 18);
  }

  @Override
  public @Nullable Double number(String column) {
    return values.get(column);
  }
}
