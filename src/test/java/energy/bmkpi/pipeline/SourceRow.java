package energy.bmkpi.pipeline;

import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of a source table; columns without a value are NULL. */
public record SourceRow(SourceTable table, Map<String, @Nullable Object> values) {

  public static SourceRow of(SourceTable table) {
    return new SourceRow(table, Map.of());
  }

  /** The same row with another value in a column of the contract. */
  public SourceRow with(String column, @Nullable Object value) {
    if (!table.hasColumn(column)) {
      throw new IllegalArgumentException(table + " has no column " + column);
    }
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(values);
    changed.put(column, value);
    return new SourceRow(table, changed);
  }

  /** In the order of the contract. */
  List<@Nullable Object> inOrder() {
    List<@Nullable Object> inOrder = new ArrayList<>();
    for (SourceColumn column : table.columns()) {
      inOrder.add(values.get(column.name()));
    }
    return inOrder;
  }
}
