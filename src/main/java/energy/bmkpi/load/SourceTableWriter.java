package energy.bmkpi.load;

import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.duckdb.DuckDbSourceTables;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Stores checked rows. Of two rows with one natural key the one with the newer createdDateTime
 * stays; where the dataset has none, the one that was loaded last.
 */
final class SourceTableWriter {
  private static final String INCOMING = "incoming";

  private final Connection connection;
  private final SourceTable table;
  private final String target;

  SourceTableWriter(Connection connection, SourceTable table, String tableName) {
    this.connection = connection;
    this.table = table;
    this.target = DuckDbSourceTables.quoted(tableName);
  }

  LoadResult store(Path file, List<SourceColumn> columns) throws SQLException {
    long rows = count("SELECT COUNT(*) FROM " + RawRows.TABLE);
    long withoutUnit =
        count(
            "SELECT COUNT(*) FROM %s WHERE %s IS NULL"
                .formatted(RawRows.TABLE, table.unitColumn()));
    collectIncoming(columns);
    try {
      execute(
          "DELETE FROM %s USING %s AS stored WHERE %s"
              .formatted(
                  INCOMING,
                  target,
                  "(" + sameRow() + ") OR (" + sameKey() + " AND " + storedIsNewer() + ")"));
      // a table that others fill may hold several rows of a key, all of which one row restates
      long restated =
          count(
              "SELECT COUNT(*) FROM %s WHERE EXISTS (SELECT 1 FROM %s AS stored WHERE %s)"
                  .formatted(INCOMING, target, sameKey()));
      execute("DELETE FROM %s AS stored USING %s WHERE %s".formatted(target, INCOMING, sameKey()));
      long stored =
          execute(
              "INSERT INTO %s BY NAME SELECT * FROM %s ORDER BY %s"
                  .formatted(target, INCOMING, String.join(", ", sortKey())));
      return new LoadResult(
          file, rows, stored - restated, restated, rows - stored - withoutUnit, withoutUnit);
    } finally {
      execute("DROP TABLE " + INCOMING);
    }
  }

  /** The file's rows in the table's types, one for each natural key. */
  private void collectIncoming(List<SourceColumn> columns) throws SQLException {
    String values =
        table.columns().stream()
            .map(
                column ->
                    "%s AS %s"
                        .formatted(
                            columns.contains(column)
                                ? RawValue.read(column)
                                : "CAST(NULL AS %s)".formatted(DuckDbSourceTables.type(column)),
                            column.name()))
            .collect(Collectors.joining(", "));
    String newest =
        table.hasColumn(SourceTable.CREATED)
            ? "typed.%s DESC NULLS LAST, file_row DESC".formatted(SourceTable.CREATED)
            : "file_row DESC";
    execute(
        """
        CREATE OR REPLACE TEMP TABLE %s AS
        SELECT * EXCLUDE (file_row)
        FROM (SELECT file_row, %s FROM %s) AS typed
        WHERE %s IS NOT NULL
        QUALIFY ROW_NUMBER() OVER (PARTITION BY %s ORDER BY %s) = 1
        """
            .formatted(
                INCOMING,
                values,
                RawRows.TABLE,
                table.unitColumn(),
                table.naturalKey().stream()
                    .map(column -> "typed." + column)
                    .collect(Collectors.joining(", ")),
                newest));
  }

  private String sameRow() {
    return equal(table.columns().stream().map(SourceColumn::name).toList());
  }

  private String sameKey() {
    return equal(table.naturalKey());
  }

  private String storedIsNewer() {
    return table.hasColumn(SourceTable.CREATED)
        ? "(stored.%1$s > %2$s.%1$s OR (stored.%1$s IS NOT NULL AND %2$s.%1$s IS NULL))"
            .formatted(SourceTable.CREATED, INCOMING)
        : "FALSE";
  }

  private List<String> sortKey() {
    return table.hasColumn("settlementDate")
        ? List.of("settlementDate", "bmUnit")
        : table.naturalKey();
  }

  private static String equal(Collection<String> columns) {
    return columns.stream()
        .map(column -> "stored.%1$s IS NOT DISTINCT FROM %2$s.%1$s".formatted(column, INCOMING))
        .collect(Collectors.joining(" AND "));
  }

  private long execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeLargeUpdate(sql);
    }
  }

  private long count(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }
}
