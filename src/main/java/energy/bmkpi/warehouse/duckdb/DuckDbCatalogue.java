package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.warehouse.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The tables that really are in the file, with their columns. */
final class DuckDbCatalogue {
  /** INFORMATION_SCHEMA.COLUMNS says the same, but takes far longer. */
  private static final String COLUMNS =
      """
      SELECT schema_name, table_name, column_name, data_type
      FROM duckdb_columns()
      WHERE database_name = current_database()
        AND NOT internal
      ORDER BY schema_name, table_name, column_index
      """;

  private DuckDbCatalogue() {}

  /** Those of the named tables that exist, by the name they were asked for. */
  static Map<String, TableSchema> tables(Connection connection, Collection<String> names)
      throws SQLException {
    // as DuckDB itself does: a table is the same in whatever case it is named
    Map<String, Map<String, TableSchema.Column>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    DuckDbStatements.query(
        connection,
        COLUMNS,
        Map.of(),
        row -> {
          String type = String.valueOf(row.text("data_type"));
          String column = String.valueOf(row.text("column_name"));
          all.computeIfAbsent(
                  row.text("schema_name") + "." + row.text("table_name"),
                  table -> new LinkedHashMap<>())
              .put(column, new TableSchema.Column(column, type, DuckDbTypes.readableAs(type)));
        });
    Map<String, TableSchema> found = new HashMap<>();
    for (String name : names) {
      String qualified = DuckDbNames.schema(name) + "." + DuckDbNames.table(name);
      Map<String, TableSchema.Column> columns = all.get(qualified);
      if (columns != null) {
        found.put(name, new TableSchema(DuckDbNames.quoted(qualified), columns));
      }
    }
    return found;
  }
}
