package energy.bmkpi.warehouse;

import energy.bmkpi.market.ColumnType;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A table as it really is: its full name, and its columns, whose names ignore case. */
public record TableSchema(String table, Map<String, Column> columns) {

  /**
   * A column as it really is.
   *
   * @param type as the warehouse writes it
   * @param readableAs what the warehouse can cast it to
   */
  public record Column(String name, String type, Set<ColumnType> readableAs) {}

  public TableSchema {
    Map<String, Column> ignoringCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    ignoringCase.putAll(columns);
    columns = ignoringCase;
  }

  public @Nullable Column column(String name) {
    return columns.get(name);
  }
}
