package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.warehouse.TableSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables that really are in the file, with their columns. */
final class DuckDbCatalogue {
  private DuckDbCatalogue() {}

  /** Those of the named tables that exist, by the name they were asked for. */
  static Map<String, TableSchema> tables(Connection connection, Collection<String> names)
      throws SQLException {
    Map<String, TableSchema> found = new HashMap<>();
    for (String name : names) {
      TableSchema schema = table(connection, name);
      if (schema != null) {
        found.put(name, schema);
      }
    }
    return found;
  }

  /**
   * The table or view of this name, null where there is none. DuckDB is asked by planning a query
   * that is never run: all that lists tables there, INFORMATION_SCHEMA and duckdb_columns(), first
   * makes every view of DuckDB's own, which takes longer than everything else that is looked up.
   */
  static @Nullable TableSchema table(Connection connection, String name) throws SQLException {
    String schema = DuckDbNames.schema(name);
    String table = DuckDbNames.table(name);
    String qualified = DuckDbNames.quoted(schema + "." + table);
    try (PreparedStatement query = connection.prepareStatement("SELECT * FROM " + qualified)) {
      ResultSetMetaData result = query.getMetaData();
      Map<String, TableSchema.Column> columns = new LinkedHashMap<>();
      for (int i = 1; i <= result.getColumnCount(); i++) {
        String column = result.getColumnName(i);
        String type = result.getColumnTypeName(i);
        columns.put(column, new TableSchema.Column(column, type, DuckDbTypes.readableAs(type)));
      }
      return new TableSchema(qualified, columns);
    } catch (SQLException e) {
      if (saysAbsent(e, schema, table)) {
        return null;
      }
      throw e;
    }
  }

  /** Whether there is any table or view that is not the engine's own. */
  static boolean hasAny(Connection connection) throws SQLException {
    return DuckDbStatements.query(connection, "SHOW ALL TABLES", Map.of(), row -> {}) > 0;
  }

  /** A view may also fail because a table that it reads is gone: that is not the one asked for. */
  private static boolean saysAbsent(SQLException e, String schema, String table) {
    String message = String.valueOf(e.getMessage());
    return Stream.of(
            "Catalog Error: Table with name %s does not exist!".formatted(table),
            "Catalog Error: Table with name \"%s.%s\" does not exist because schema"
                .formatted(schema, table))
        .anyMatch(absent -> message.regionMatches(true, 0, absent, 0, absent.length()));
  }
}
