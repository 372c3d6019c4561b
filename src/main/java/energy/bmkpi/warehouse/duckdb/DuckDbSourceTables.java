package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import java.util.stream.Collectors;

/** The source tables as the product itself makes them in a DuckDB file. */
public final class DuckDbSourceTables {
  private DuckDbSourceTables() {}

  /** DDL of a table with every column of the contract. */
  public static String createIfAbsent(SourceTable table, String quotedName) {
    return table.columns().stream()
        .map(column -> column.name() + " " + type(column))
        .collect(Collectors.joining(", ", "CREATE TABLE IF NOT EXISTS " + quotedName + " (", ")"));
  }

  /** The type in which the column is stored. */
  public static String type(SourceColumn column) {
    return DuckDbTypes.of(column.type());
  }

  /** A table name as an identifier. */
  public static String quoted(String tableName) {
    return DuckDbNames.quoted(tableName);
  }
}
