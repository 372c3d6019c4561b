package energy.bmkpi.warehouse;

import energy.bmkpi.market.ColumnType;
import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.table.TableColumn;
import energy.bmkpi.testing.SourceRow;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table to be made in a warehouse; its name may be qualified by a schema, which is made too. */
public record StoredTable(String name, Map<String, StoredType> columns, List<StoredRow> rows) {

  public StoredTable {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    rows = List.copyOf(rows);
  }

  /** A source table as the product itself would make it. */
  static StoredTable of(SourceTable table, SourceRow... rows) {
    Map<String, StoredType> columns = new LinkedHashMap<>();
    for (SourceColumn column : table.columns()) {
      // no query reads them yet
      if (column.type() != ColumnType.PAIRS) {
        columns.put(column.name(), StoredType.of(column.type()));
      }
    }
    return new StoredTable(table.defaultTableName(), columns, List.of()).withRows(List.of(rows));
  }

  /** An output table as the product itself would make it. */
  static StoredTable of(OutputTable table, StoredRow... rows) {
    Map<String, StoredType> columns = new LinkedHashMap<>();
    for (TableColumn column : table.columns()) {
      columns.put(column.name(), StoredType.of(column.type()));
    }
    return new StoredTable(table.defaultTableName(), columns, List.of(rows));
  }

  StoredTable named(String other) {
    return new StoredTable(other, columns, rows);
  }

  StoredTable withRows(List<SourceRow> others) {
    return new StoredTable(
        name, columns, others.stream().map(row -> new StoredRow(row.values())).toList());
  }

  /** With a column added, or in another type. */
  StoredTable with(String column, StoredType type) {
    Map<String, StoredType> changed = new LinkedHashMap<>(columns);
    changed.put(column, type);
    return new StoredTable(name, changed, rows);
  }

  StoredTable without(String... absent) {
    Map<String, StoredType> changed = new LinkedHashMap<>(columns);
    changed.keySet().removeAll(List.of(absent));
    return new StoredTable(name, changed, rows);
  }
}
