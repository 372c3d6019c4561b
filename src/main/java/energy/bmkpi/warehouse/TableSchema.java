package energy.bmkpi.warehouse;

import energy.bmkpi.market.ColumnType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table as it really is: its full name, and its columns in their order, whose names ignore case.
 */
public record TableSchema(String table, Map<String, Column> columns) {

  /**
   * A column as it really is.
   *
   * @param type as the warehouse writes it
   * @param readableAs what the warehouse can cast it to
   */
  public record Column(String name, String type, Set<ColumnType> readableAs) {}

  public TableSchema {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  public @Nullable Column column(String name) {
    Column same = columns.get(name);
    return same != null
        ? same
        : columns.values().stream()
            .filter(column -> column.name().equalsIgnoreCase(name))
            .findFirst()
            .orElse(null);
  }
}
