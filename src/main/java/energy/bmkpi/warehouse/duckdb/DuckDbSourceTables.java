package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.TableNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;

/** The source tables as the product itself makes them in a DuckDB file. */
public final class DuckDbSourceTables {
  private DuckDbSourceTables() {}

  /** Makes those that are not there, with every column of the contract. */
  public static void createAbsent(Connection connection, TableNames names) throws SQLException {
    for (SourceTable table : SourceTable.values()) {
      String columns =
          table.columns().stream()
              .map(column -> column.name() + " " + type(column))
              .collect(Collectors.joining(", "));
      DuckDbStatements.execute(
          connection,
          "CREATE TABLE IF NOT EXISTS %s (%s)".formatted(quoted(names.of(table)), columns));
    }
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
