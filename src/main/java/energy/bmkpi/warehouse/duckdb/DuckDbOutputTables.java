package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.warehouse.OutputColumn;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The output tables of a DuckDB file: made, or given the columns that they do not have yet. */
final class DuckDbOutputTables {
  private final TableNames names;
  private final Map<OutputTable, TableSchema> existing = new EnumMap<>(OutputTable.class);

  DuckDbOutputTables(TableNames names) {
    this.names = names;
  }

  String quoted(OutputTable table) {
    return DuckDbNames.quoted(names.of(table));
  }

  /**
   * To be called before a transaction, which a name that is not there would end. A table that had
   * every column has them still: nobody else can have the file open.
   */
  void lookUp(Connection connection) throws SQLException {
    for (OutputTable table : OutputTable.values()) {
      if (!isComplete(table)) {
        TableSchema schema = DuckDbCatalogue.table(connection, names.of(table));
        if (schema != null) {
          existing.put(table, schema);
        }
      }
    }
  }

  private boolean isComplete(OutputTable table) {
    return table.columns().stream().allMatch(column -> has(table, column.name()));
  }

  boolean has(OutputTable table, String column) {
    TableSchema schema = existing.get(table);
    return schema != null && schema.column(column) != null;
  }

  void createOrExtend(Connection connection, OutputTable table) throws SQLException {
    if (!existing.containsKey(table)) {
      create(connection, table);
      return;
    }
    for (OutputColumn column : table.columns()) {
      if (!has(table, column.name())) {
        DuckDbStatements.execute(
            connection,
            "ALTER TABLE %s ADD COLUMN %s".formatted(quoted(table), definition(column)));
      }
    }
  }

  private void create(Connection connection, OutputTable table) throws SQLException {
    DuckDbStatements.execute(
        connection, "CREATE TABLE %s (%s)".formatted(quoted(table), columns(table)));
    for (OutputColumn column : table.columns()) {
      DuckDbStatements.execute(
          connection,
          "COMMENT ON COLUMN %s.%s IS '%s'"
              .formatted(quoted(table), column.name(), column.description().replace("'", "''")));
    }
  }

  static String columns(OutputTable table) {
    return table.columns().stream()
        .map(DuckDbOutputTables::definition)
        .collect(Collectors.joining(", "));
  }

  private static String definition(OutputColumn column) {
    return column.name() + " " + DuckDbTypes.of(column.type());
  }
}
