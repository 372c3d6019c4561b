package energy.bmkpi.load;

import energy.bmkpi.load.LoadResult.RowCounts;
import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.duckdb.DuckDbStatements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Stores checked rows, each natural key once. Of the table it looks only at the dates of the file:
 * a day costs the same whether there are ten others or a thousand.
 */
final class SourceTableWriter {
  private static final String VIEW = StagedRows.VIEW;

  /** As many rows as the engine takes at once; whether these are in order does not matter. */
  private static final int BLOCK = 2048;

  /** Rows of the file of whose natural key another row of the file counts. */
  private static final String REPEATED = "repeated_rows";

  /** Rows of the file whose natural key is stored, and how the two compare. */
  private static final String MET = "met_rows";

  private final Connection connection;
  private final SourceTable table;
  private final StoredRows stored;
  private final boolean replace;

  SourceTableWriter(Connection connection, SourceTable table, StoredRows stored, boolean replace) {
    this.connection = connection;
    this.table = table;
    this.stored = stored;
    this.replace = replace;
  }

  /** The settlement dates of the file's rows. */
  List<LocalDate> dates() throws SQLException {
    List<LocalDate> dates = new ArrayList<>();
    if (table.dateColumn() != null) {
      DuckDbStatements.query(
          connection,
          "SELECT DISTINCT %s AS date FROM %s WHERE %s IS NOT NULL ORDER BY ALL"
              .formatted(table.dateColumn(), VIEW, table.unitColumn()),
          Map.of(),
          row -> dates.add(LocalDate.parse(String.valueOf(row.text("date")))));
    }
    return dates;
  }

  /**
   * @param isOfEarlierFile for a row of the file, whether an earlier file of the call has one of
   *     its key
   */
  RowCounts store(List<LocalDate> dates, List<SourceColumn> columns, String isOfEarlierFile)
      throws SQLException {
    long rows = number("SELECT COUNT(*) FROM " + VIEW);
    long withoutUnit =
        number("SELECT COUNT(*) FROM %s WHERE %s IS NULL".formatted(VIEW, table.unitColumn()));
    long repeated = findRepeated();
    long kept = rows - withoutUnit - repeated;
    if (stored.count(dates) == 0) {
      insert(kept(repeated));
      return new RowCounts(kept, 0, 0, 0, 0, repeated, withoutUnit);
    }
    findMet(kept(repeated), dates, columns, isOfEarlierFile);
    long met = number("SELECT COUNT(*) FROM " + MET);
    long unchanged = met("same");
    long older = met("NOT same AND NOT restates AND newer");
    long undated = met("NOT same AND NOT restates AND NOT newer AND dated");
    removeRestated(dates);
    insert(
        "(SELECT * FROM %s WHERE file_row NOT IN (SELECT file_row FROM %s WHERE NOT restates))"
            .formatted(kept(repeated), MET));
    return new RowCounts(
        kept - met,
        met - unchanged - older - undated,
        unchanged,
        older,
        undated,
        repeated,
        withoutUnit);
  }

  /** The rows of the file that count, one for each natural key. */
  String kept(long repeated) {
    return "(SELECT * FROM %s WHERE %s IS NOT NULL%s)"
        .formatted(
            VIEW,
            table.unitColumn(),
            repeated == 0
                ? ""
                : " AND file_row NOT IN (SELECT file_row FROM %s)".formatted(REPEATED));
  }

  /** Few keys stand in a file twice: only the rows of these are compared with one another. */
  long findRepeated() throws SQLException {
    String key = "hash(%s)".formatted(String.join(", ", table.naturalKey()));
    execute(
        """
        CREATE OR REPLACE TEMP TABLE crowded_keys AS
        SELECT %1$s AS crowded
        FROM %2$s
        WHERE %3$s IS NOT NULL
        GROUP BY ALL
        HAVING COUNT(*) > 1"""
            .formatted(key, VIEW, table.unitColumn()));
    if (number("SELECT COUNT(*) FROM crowded_keys") == 0) {
      return 0;
    }
    execute(
        """
        CREATE OR REPLACE TEMP TABLE %1$s AS
        SELECT file_row
        FROM %2$s
        WHERE %3$s IS NOT NULL AND %4$s IN (SELECT crowded FROM crowded_keys)
        QUALIFY ROW_NUMBER() OVER (PARTITION BY %5$s ORDER BY %6$s) > 1"""
            .formatted(
                REPEATED,
                VIEW,
                table.unitColumn(),
                key,
                String.join(", ", table.naturalKey()),
                Precedence.order(table)));
    return number("SELECT COUNT(*) FROM " + REPEATED);
  }

  /** A table that others fill may hold several rows of a key, all of which one row restates. */
  private void findMet(
      String kept, List<LocalDate> dates, List<SourceColumn> columns, String isOfEarlierFile)
      throws SQLException {
    // with --replace a file counts whatever was stored before the call, not before other files
    String overrules =
        replace
            ? "file_row NOT IN (SELECT file_row FROM %s WHERE %s)".formatted(VIEW, isOfEarlierFile)
            : "FALSE";
    String same =
        columns.stream()
            .map(
                column -> "stored.%1$s IS NOT DISTINCT FROM incoming.%1$s".formatted(column.name()))
            .collect(Collectors.joining(" AND "));
    execute(
        """
        CREATE OR REPLACE TEMP TABLE %1$s AS
        SELECT *, NOT same AND (%2$s OR NOT (newer OR dated)) AS restates
        FROM (
          SELECT
            incoming.file_row,
            BOOL_OR(%3$s) AS same,
            COALESCE(BOOL_OR(%4$s), FALSE) AS newer,
            COALESCE(BOOL_OR(%5$s), FALSE) AS dated
          FROM %6$s AS incoming JOIN %7$s AS stored USING (%8$s)
          GROUP BY incoming.file_row
        )"""
            .formatted(
                MET,
                overrules,
                same,
                Precedence.storedIsNewer(table, "stored", "incoming"),
                Precedence.onlyStoredIsDated(table, "stored", "incoming"),
                kept,
                stored.on(dates),
                String.join(", ", table.naturalKey())));
  }

  private long met(String condition) throws SQLException {
    return number("SELECT COUNT(*) FROM %s WHERE %s".formatted(MET, condition));
  }

  private void removeRestated(List<LocalDate> dates) throws SQLException {
    if (number("SELECT COUNT(*) FROM %s WHERE restates".formatted(MET)) > 0) {
      stored.remove(
          """
          SELECT stored.stored_row
          FROM %s AS stored JOIN %s AS incoming USING (%s)
          WHERE incoming.file_row IN (SELECT file_row FROM %s WHERE restates)"""
              .formatted(stored.on(dates), VIEW, String.join(", ", table.naturalKey()), MET));
    }
  }

  /** By date and unit, so that a query of some dates reads these only. */
  private void insert(String rows) throws SQLException {
    execute(
        "INSERT INTO %s BY NAME SELECT %s FROM %s%s"
            .formatted(
                stored.target(),
                table.columns().stream().map(SourceColumn::name).collect(Collectors.joining(", ")),
                rows,
                lieInOrder() ? "" : " ORDER BY " + order()));
  }

  private String order() {
    return table.dateColumn() == null
        ? String.join(", ", table.naturalKey())
        : table.dateColumn() + ", " + table.unitColumn();
  }

  /** Whether no block of rows has one that belongs before the block, as in files from a table. */
  private boolean lieInOrder() throws SQLException {
    return number(
            """
            SELECT COUNT(*)
            FROM (
              SELECT lowest, LAG(highest) OVER (ORDER BY block) AS before
              FROM (
                SELECT
                  file_row // %1$d AS block, MIN((%2$s)) AS lowest, MAX((%2$s)) AS highest
                FROM %3$s
                GROUP BY block
              )
            )
            WHERE before > lowest"""
                .formatted(BLOCK, order(), VIEW))
        == 0;
  }

  private void execute(String sql) throws SQLException {
    DuckDbStatements.execute(connection, sql);
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }
}
