package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.table.TableColumn;
import energy.bmkpi.warehouse.NewColumns;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.TableSchema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/** The output tables of a DuckDB file: made, or given the columns that they do not have yet. */
final class DuckDbOutputTables {
  private final TableNames names;
  private final DuckDBConnection connection;
  private final Map<OutputTable, TableSchema> existing = new EnumMap<>(OutputTable.class);
  private final List<NewColumns> newColumns = new ArrayList<>();

  DuckDbOutputTables(TableNames names, DuckDBConnection connection) {
    this.names = names;
    this.connection = connection;
  }

  String quoted(OutputTable table) {
    return DuckDbNames.quoted(names.of(table));
  }

  /** To be called before a transaction, which a name that is not there would end. */
  void lookUp() throws SQLException {
    for (OutputTable table : OutputTable.values()) {
      TableSchema schema = DuckDbCatalogue.table(connection, names.of(table));
      if (schema != null) {
        table.requireMadeByARun(schema);
        existing.put(table, schema);
      }
    }
  }

  boolean has(OutputTable table, String column) {
    TableSchema schema = existing.get(table);
    return schema != null && schema.column(column) != null;
  }

  /** Every column is there when it returns. */
  TableSchema createOrExtend(OutputTable table) throws SQLException {
    TableSchema before = existing.get(table);
    if (before == null) {
      create(table);
    } else if (table.missingFrom(before).isEmpty()) {
      return before;
    } else {
      extend(table, table.missingFrom(before));
    }
    TableSchema schema = DuckDbCatalogue.table(connection, names.of(table));
    if (schema == null) {
      throw new IllegalStateException("there is no " + names.of(table) + " that was just made");
    }
    existing.put(table, schema);
    return schema;
  }

  /** What appends rows to a table that has every column. */
  DuckDbRowAppender appender(OutputTable table) throws SQLException {
    return new DuckDbRowAppender(connection, table, names.of(table), createOrExtend(table));
  }

  List<NewColumns> newColumns() {
    return List.copyOf(newColumns);
  }

  private void extend(OutputTable table, List<TableColumn> columns) throws SQLException {
    for (TableColumn column : columns) {
      DuckDbStatements.execute(
          connection, "ALTER TABLE %s ADD COLUMN %s".formatted(quoted(table), definition(column)));
    }
    describe(table, columns);
    newColumns.add(
        new NewColumns(names.of(table), columns.stream().map(TableColumn::name).toList()));
  }

  private void create(OutputTable table) throws SQLException {
    String columns =
        table.columns().stream()
            .map(DuckDbOutputTables::definition)
            .collect(Collectors.joining(", "));
    DuckDbStatements.execute(connection, "CREATE TABLE %s (%s)".formatted(quoted(table), columns));
    describe(table, table.columns());
  }

  private void describe(OutputTable table, List<TableColumn> columns) throws SQLException {
    for (TableColumn column : columns) {
      DuckDbStatements.execute(
          connection,
          "COMMENT ON COLUMN %s.%s IS '%s'"
              .formatted(quoted(table), column.name(), column.description().replace("'", "''")));
    }
  }

  private static String definition(TableColumn column) {
    return column.name() + " " + DuckDbTypes.of(column.type());
  }
}
