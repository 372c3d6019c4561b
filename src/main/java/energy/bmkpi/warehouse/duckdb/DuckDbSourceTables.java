package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

  /**
   * Gives a table that an older version has made the columns that it lacks, which are NULL in the
   * rows that are there.
   *
   * @return the names of these columns
   */
  public static List<String> addAbsentColumns(
      Connection connection, SourceTable table, String tableName) throws SQLException {
    TableSchema schema = Objects.requireNonNull(DuckDbCatalogue.table(connection, tableName));
    List<String> added = new ArrayList<>();
    for (SourceColumn column : table.columns()) {
      if (schema.column(column.name()) == null) {
        DuckDbStatements.execute(
            connection,
            "ALTER TABLE %s ADD COLUMN %s %s"
                .formatted(quoted(tableName), column.name(), type(column)));
        added.add(column.name());
      }
    }
    return added;
  }

  /** How a column of a table is read as what the contract says. */
  public record ExpectedColumn(String name, String sql) {}

  /** All columns of the contract, which the table has to have. */
  public static List<ExpectedColumn> columnsAsExpected(
      Connection connection, SourceTable table, String tableName) throws SQLException {
    TableSchema schema = Objects.requireNonNull(DuckDbCatalogue.table(connection, tableName));
    List<ExpectedColumn> columns = new ArrayList<>();
    for (SourceColumn column : table.columns()) {
      TableSchema.Column found = Objects.requireNonNull(schema.column(column.name()));
      String quoted = '"' + found.name().replace("\"", "\"\"") + '"';
      columns.add(
          new ExpectedColumn(column.name(), DuckDbTypes.cast(quoted, found.type(), column.type())));
    }
    return columns;
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
