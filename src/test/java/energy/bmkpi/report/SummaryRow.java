package energy.bmkpi.report;

import energy.bmkpi.kpi.UnitKpi;
import energy.bmkpi.warehouse.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A unit-day of which only some KPIs are known; the others are NULL. */
record SummaryRow(Map<UnitKpi, Double> values) implements Row {

  static SummaryRow of(UnitKpi kpi, double value) {
    return new SummaryRow(Map.of(kpi, value));
  }

  SummaryRow and(UnitKpi kpi, double value) {
    Map<UnitKpi, Double> more = new EnumMap<>(UnitKpi.class);
    more.putAll(values);
    more.put(kpi, value);
    return new SummaryRow(more);
  }

  @Override
  public @Nullable Double number(String column) {
    return values.entrySet().stream()
        .filter(value -> value.getKey().column().equals(column))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  @Override
  public @Nullable Long integer(String column) {
    Double number = number(column);
    return number == null ? null : (Long) Math.round(number);
  }

  @Override
  public @Nullable String text(String column) {
    return null;
  }

  @Override
  public @Nullable LocalDate date(String column) {
    return null;
  }

  @Override
  public @Nullable Instant instant(String column) {
    return null;
  }
}
