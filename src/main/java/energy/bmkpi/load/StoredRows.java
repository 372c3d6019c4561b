package energy.bmkpi.load;

import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.duckdb.DuckDbSourceTables;
import energy.bmkpi.warehouse.duckdb.DuckDbStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rows of a source table as it is, in the types of the contract; those of some dates only. */
final class StoredRows {
  /** Rows that are not committed yet are numbered from here on. */
  private static final long FIRST_OF_TRANSACTION = 36_028_797_018_960_000L;

  private final Connection connection;
  private final SourceTable table;
  private final String target;
  private final String columns;

  private StoredRows(Connection connection, SourceTable table, String target, String columns) {
    this.connection = connection;
    this.table = table;
    this.target = target;
    this.columns = columns;
  }

  static StoredRows of(Connection connection, SourceTable table, String tableName)
      throws SQLException {
    return new StoredRows(
        connection,
        table,
        DuckDbSourceTables.quoted(tableName),
        DuckDbSourceTables.columnsAsExpected(connection, table, tableName).stream()
            .map(
                column ->
                    column.name().equals(SourceTable.DIRECTION)
                        ? "LOWER(%s) AS %s".formatted(column.sql(), column.name())
                        : "%s AS %s".formatted(column.sql(), column.name()))
            .collect(Collectors.joining(", ")));
  }

  /** The table as an identifier. */
  String target() {
    return target;
  }

  /** For a FROM clause: {@code stored_row}, by which a row is found again, and all columns. */
  String on(Collection<LocalDate> dates) {
    String rows = "SELECT rowid AS stored_row, %s FROM %s".formatted(columns, target);
    String date = table.dateColumn();
    if (date == null) {
      return "(%s)".formatted(rows);
    }
    if (dates.isEmpty()) {
      return "(%s LIMIT 0)".formatted(rows);
    }
    // The bounds leave out what lies elsewhere in the file; the list, what lies between.
    return "(SELECT * FROM (%1$s) WHERE %2$s BETWEEN DATE '%3$s' AND DATE '%4$s' AND %2$s IN (%5$s))"
        .formatted(
            rows,
            date,
            Collections.min(dates),
            Collections.max(dates),
            dates.stream().map("DATE '%s'"::formatted).collect(Collectors.joining(", ")));
  }

  /** How many there are on these dates. */
  long count(Collection<LocalDate> dates) throws SQLException {
    List<Long> count = new ArrayList<>();
    DuckDbStatements.query(
        connection,
        "SELECT COUNT(*) AS rows FROM " + on(dates),
        Map.of(),
        row -> count.add(row.count("rows")));
    return count.get(0);
  }

  /** Those of the dates of which there is any row. */
  SortedSet<LocalDate> datesAmong(Collection<LocalDate> dates) throws SQLException {
    SortedSet<LocalDate> found = new TreeSet<>();
    if (!dates.isEmpty()) {
      DuckDbStatements.query(
          connection,
          "SELECT DISTINCT %s AS date FROM %s".formatted(table.dateColumn(), on(dates)),
          Map.of(),
          row -> found.add(LocalDate.parse(String.valueOf(row.text("date")))));
    }
    return found;
  }

  /**
   * Removes committed rows and those that the transaction itself has stored one after the other:
   * DuckDB 2.0 destroys memory where one statement deletes both, and then crashes, hangs or keeps
   * other rows than it should.
   *
   * @param rows a query of {@code stored_row}
   */
  void remove(String rows) throws SQLException {
    DuckDbStatements.execute(connection, "CREATE OR REPLACE TEMP TABLE rows_to_remove AS " + rows);
    for (String kind : List.of("<", ">=")) {
      DuckDbStatements.execute(
          connection,
          "DELETE FROM %s WHERE rowid IN (SELECT stored_row FROM rows_to_remove WHERE stored_row %s %d)"
              .formatted(target, kind, FIRST_OF_TRANSACTION));
    }
  }
}
