package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.table.TableColumn;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.TableSchema;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Appends rows to an output table in the transaction of a connection. The table's columns may stand
 * in any order, and it may have others, which get their default.
 */
final class DuckDbRowAppender {
  private static final int DEFAULT = -1;

  private final DuckDBConnection connection;
  private final String name;

  /** For each column of the table, which value of a row it gets. */
  private final int[] values;

  /**
   * @param actual has every column of the output table
   */
  DuckDbRowAppender(
      DuckDBConnection connection, OutputTable table, String name, TableSchema actual) {
    this.connection = connection;
    this.name = name;
    requireTypes(table, name, actual);
    List<String> columns = table.columns().stream().map(TableColumn::name).toList();
    this.values =
        actual.columns().keySet().stream().mapToInt(column -> indexOf(columns, column)).toArray();
  }

  private static int indexOf(List<String> columns, String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).equalsIgnoreCase(name)) {
        return i;
      }
    }
    return DEFAULT;
  }

  /** A value is stored as it was computed, never rounded to what a column can hold. */
  private static void requireTypes(OutputTable table, String name, TableSchema actual) {
    List<String> differences = new ArrayList<>();
    for (TableColumn column : table.columns()) {
      String found = Objects.requireNonNull(actual.column(column.name())).type();
      String type = DuckDbTypes.of(column.type());
      if (!found.equals(type)) {
        differences.add("column %s is %s, not %s".formatted(column.name(), found, type));
      }
    }
    if (!differences.isEmpty()) {
      throw new Failure(
          FailureCategory.SCHEMA,
          "cannot publish to %s: %s".formatted(name, String.join("; ", differences)),
          "give the columns these types with ALTER TABLE, or name another table with bmkpi.tables.*");
    }
  }

  void append(List<@Nullable Object[]> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (DuckDBAppender appender =
        connection.createAppender(DuckDbNames.schema(name), DuckDbNames.table(name))) {
      for (@Nullable Object[] row : rows) {
        appender.beginRow();
        for (int value : values) {
          if (value == DEFAULT) {
            appender.appendDefault();
          } else {
            append(appender, row[value]);
          }
        }
        appender.endRow();
      }
      // to close it would drop both the rows that are left and why they are refused
      appender.flush();
    }
  }

  private static void append(DuckDBAppender appender, @Nullable Object value) throws SQLException {
    if (value == null) {
      appender.appendNull();
    } else if (value instanceof Long number) {
      appender.append(number.longValue());
    } else if (value instanceof Double number) {
      appender.append(number.doubleValue());
    } else if (value instanceof String text) {
      appender.append(text);
    } else if (value instanceof LocalDate date) {
      appender.append(date);
    } else if (value instanceof Instant instant) {
      appender.append(instant.atOffset(ZoneOffset.UTC));
    } else {
      throw new IllegalArgumentException("no column type for " + value.getClass());
    }
  }
}
