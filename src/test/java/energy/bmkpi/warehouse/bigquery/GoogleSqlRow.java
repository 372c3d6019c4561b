package energy.bmkpi.warehouse.bigquery;

import energy.bmkpi.table.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of the engine's result: Java's values by column. */
record GoogleSqlRow(Map<String, @Nullable Object> values) implements Row {

  @Override
  public @Nullable String text(String column) {
    return (String) value(column);
  }

  @Override
  public @Nullable Long integer(String column) {
    return (Long) value(column);
  }

  @Override
  public @Nullable Double number(String column) {
    Number value = (Number) value(column);
    return value == null ? null : value.doubleValue();
  }

  @Override
  public @Nullable LocalDate date(String column) {
    return (LocalDate) value(column);
  }

  @Override
  public @Nullable Instant instant(String column) {
    return (Instant) value(column);
  }

  private @Nullable Object value(String column) {
    if (!values.containsKey(column)) {
      throw new IllegalArgumentException("no column " + column + " in " + values.keySet());
    }
    return values.get(column);
  }
}
