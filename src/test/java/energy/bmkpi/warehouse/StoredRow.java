package energy.bmkpi.warehouse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row as plain data: text, numbers and booleans; dates and times in ISO form. Columns that are
 * not named are NULL.
 */
public record StoredRow(Map<String, @Nullable Object> values) {

  public StoredRow {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  static StoredRow empty() {
    return new StoredRow(Map.of());
  }

  /** This row but for one column. */
  StoredRow with(String column, @Nullable Object value) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(values);
    changed.put(column, value);
    return new StoredRow(changed);
  }

  public @Nullable Object get(String column) {
    return values.get(column);
  }
}
