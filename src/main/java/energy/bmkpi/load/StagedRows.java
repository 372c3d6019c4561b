package energy.bmkpi.load;

import energy.bmkpi.load.FileColumns.Expression;
import energy.bmkpi.load.file.InputFailures;
import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.duckdb.DuckDbSourceTables;
import energy.bmkpi.warehouse.duckdb.DuckDbStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file in the types of the contract, as a view of a temporary table: {@code
 * file_row}, counted from 1, all columns of the dataset, and {@code fault}, a bit for each column
 * whose value is not what the column holds. A value is read once, in one pass over the file; what a
 * wrong one says is looked up afterwards.
 */
final class StagedRows implements AutoCloseable {
  /** The view. */
  static final String VIEW = "staged_rows";

  /** A bit above those of the columns. */
  private static final int OTHER_DATASET = 62;

  private static final String COPY = "staged_copy";

  private final Connection connection;
  private final SourceTable table;
  private final FileRows file;
  private final @Nullable Direction direction;
  private final FileColumns columns;

  private StagedRows(
      Connection connection,
      SourceTable table,
      FileRows file,
      @Nullable Direction direction,
      FileColumns columns) {
    this.connection = connection;
    this.table = table;
    this.file = file;
    this.direction = direction;
    this.columns = columns;
  }

  static StagedRows of(
      Connection connection, SourceTable table, FileRows file, @Nullable Direction direction)
      throws SQLException {
    FileColumns columns = FileColumns.of(table, file.columns(), direction, file.failures());
    StagedRows rows = new StagedRows(connection, table, file, direction, columns);
    try {
      file.requireFirstRow(connection);
      rows.stage();
      if (file.asText() == file || rows.areAsExpected()) {
        return rows;
      }
    } catch (SQLException e) {
      throw rows.refused(e);
    }
    return of(connection, table, file.asText(), direction);
  }

  /** Whether the engine left out no row, and read no value as something else than it is. */
  private boolean areAsExpected() throws SQLException {
    long[] wrong = {file.leftOut(connection)};
    DuckDbStatements.query(
        connection,
        "SELECT COUNT(*) AS wrong FROM %s WHERE fault <> 0".formatted(VIEW),
        Map.of(),
        row -> wrong[0] += row.count("wrong"));
    return wrong[0] == 0;
  }

  private void stage() throws SQLException {
    DuckDbStatements.execute(
        connection, "CREATE OR REPLACE TEMP TABLE %s AS %s".formatted(COPY, typed()));
    DuckDbStatements.execute(
        connection,
        // Rows lie in a table in the order in which they were written. Until they are committed
        // their numbers do not begin with 0.
        "CREATE OR REPLACE TEMP VIEW %s AS SELECT rowid - %d + 1 AS file_row, * FROM %s"
            .formatted(VIEW, firstRow(), COPY));
  }

  private long firstRow() throws SQLException {
    long[] first = {0};
    DuckDbStatements.query(
        connection,
        "SELECT COALESCE(MIN(rowid), 0) AS first FROM " + COPY,
        Map.of(),
        row -> first[0] = row.count("first"));
    return first[0];
  }

  /** The engine computes a value once only if the fault is found outside of where it is read. */
  private String typed() {
    List<String> read = new ArrayList<>();
    List<String> values = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (SourceColumn column : table.columns()) {
      String name = column.name();
      Expression expression = columns.expression(column);
      values.add(name);
      if (expression == null) {
        read.add("CAST(NULL AS %s) AS %s".formatted(DuckDbSourceTables.type(column), name));
      } else {
        read.add("%s AS %s".formatted(expression.value(), name));
      }
      if (expression != null && expression.raw() != null) {
        read.add("%s AS raw_%s".formatted(expression.raw(), name));
        faults.add(
            bit(
                "CASE WHEN %1$s IS NULL AND raw_%1$s IS NOT NULL THEN %2$s <> '' ELSE false END"
                    .formatted(
                        name, TextReading.trimmed("CAST(raw_%s AS VARCHAR)".formatted(name))),
                bitOf(column)));
      }
    }
    if (columns.dataset() != null) {
      read.add("%s AS text_of_dataset".formatted(columns.dataset()));
      faults.add(
          bit(
              "text_of_dataset <> '%1$s' AND UPPER(TRIM(text_of_dataset)) NOT IN ('', '%1$s')"
                  .formatted(table.name()),
              OTHER_DATASET));
    }
    return "SELECT %s, %s AS fault FROM (SELECT %s FROM %s)"
        .formatted(
            String.join(", ", values),
            String.join(" + ", faults),
            String.join(", ", read),
            file.relation());
  }

  private static String bit(String condition, int number) {
    return "CASE WHEN %s THEN %d ELSE 0 END".formatted(condition, 1L << number);
  }

  private int bitOf(SourceColumn column) {
    return table.columns().indexOf(column);
  }

  /** Whether the value of the column is not what it has to hold. */
  String isFault(SourceColumn column) {
    return isFault(bitOf(column));
  }

  String isOfOtherDataset() {
    return isFault(OTHER_DATASET);
  }

  private static String isFault(int bit) {
    return "fault & %d <> 0".formatted(1L << bit);
  }

  /** The columns of the contract that the file has. */
  List<SourceColumn> columns() {
    return columns.columns();
  }

  /** The side that all rows are loaded as; null where the rows tell theirs. */
  @Nullable Direction direction() {
    return direction;
  }

  /** What the file holds in a row and a column; null where it is nothing. */
  @Nullable String text(long row, SourceColumn column) throws SQLException {
    Expression expression = asText().expression(column);
    return expression == null ? null : text(row, expression.text());
  }

  /** The dataset that a row says it belongs to. */
  @Nullable String dataset(long row) throws SQLException {
    String dataset = asText().dataset();
    return dataset == null ? null : text(row, dataset);
  }

  private FileColumns asText() {
    return FileColumns.of(table, file.asText().columns(), direction, file.failures());
  }

  private @Nullable String text(long row, String expression) throws SQLException {
    List<@Nullable String> texts = new ArrayList<>();
    DuckDbStatements.query(
        connection,
        "SELECT NULLIF(%s, '') AS text FROM %s LIMIT 1 OFFSET %d"
            .formatted(expression, file.asText().relation(), row - 1),
        found -> texts.add(found.text("text")));
    return texts.get(0);
  }

  InputFailures failures() {
    return file.failures();
  }

  /** Reading may fail as late as when the rows are used. */
  RuntimeException refused(SQLException e) throws SQLException {
    String message = String.valueOf(e.getMessage());
    boolean isOfTheDatabase =
        message.contains("Out of Memory")
            || message.contains("block of size")
            || message.contains("No space left");
    if (isOfTheDatabase) {
      throw e;
    }
    return file.refused(e);
  }

  @Override
  public void close() throws SQLException {
    DuckDbStatements.execute(connection, "DROP VIEW IF EXISTS " + VIEW);
    DuckDbStatements.execute(connection, "DROP TABLE IF EXISTS " + COPY);
  }
}
