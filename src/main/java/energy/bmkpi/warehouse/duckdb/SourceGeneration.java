package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.warehouse.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;

/**
 * Names what the source tables of a DuckDB file hold. The name lies in the file, is part of every
 * copy of it, and is drawn at random whenever this program changes a source table, so that a file
 * that was restored from a copy and then changed never has a name of old.
 */
public final class SourceGeneration {
  static final String TABLE = "bmkpi_source_generation";

  private static final String COLUMN = "generation";

  /** In a file whose source tables were made by other programs only. */
  private static final String NONE = "none";

  private SourceGeneration() {}

  /** To be called within the transaction that changes source tables. */
  public static void advance(Connection connection) throws SQLException {
    DuckDbStatements.execute(
        connection,
        "CREATE OR REPLACE TABLE %s AS SELECT '%s' AS %s"
            .formatted(quoted(), UUID.randomUUID(), COLUMN));
    DuckDbStatements.execute(
        connection,
        "COMMENT ON TABLE %s IS 'drawn anew whenever bmkpi changes a source table; interrupted runs know by it which of their results are out of date'"
            .formatted(quoted()));
  }

  /** The name of now; equal only while no source table has been changed by this program. */
  public static String read(Connection connection) throws SQLException {
    TableSchema table = DuckDbCatalogue.table(connection, TABLE);
    if (table == null || table.column(COLUMN) == null) {
      return NONE;
    }
    StringJoiner found = new StringJoiner(",");
    DuckDbStatements.query(
        connection,
        "SELECT %s FROM %s ORDER BY ALL".formatted(COLUMN, quoted()),
        Map.of(),
        row -> found.add(String.valueOf(row.text(COLUMN))));
    return found.toString();
  }

  /**
   * How many rows a table has: what other programs add or remove shows in it, while their updates
   * do not. DuckDB knows the number without a look at the rows. A view may be as slow as any query,
   * so its rows are not counted.
   */
  static String rows(Connection connection, TableSchema table) throws SQLException {
    StringJoiner count = new StringJoiner(",");
    try {
      DuckDbStatements.query(
          connection,
          // only tables have row ids
          "SELECT COUNT(*) AS count FROM (SELECT rowid FROM %s)".formatted(table.table()),
          Map.of(),
          row -> count.add(Long.toString(row.count("count"))));
    } catch (SQLException e) {
      if (String.valueOf(e.getMessage()).contains("\"rowid\" not found")) {
        return "of a view";
      }
      throw e;
    }
    return count.toString();
  }

  private static String quoted() {
    return DuckDbNames.quoted("main." + TABLE);
  }
}
