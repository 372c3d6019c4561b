package energy.bmkpi.load;

import energy.bmkpi.failure.NearestName;
import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.duckdb.DuckDbStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file as text, in a temporary table: {@code file_row}, counted from 1, and the
 * columns of the contract that the file has.
 */
final class RawRows implements AutoCloseable {
  /** The temporary table. */
  static final String TABLE = "raw_rows";

  /** Other names under which Elexon's services and their users write the side. */
  private static final List<String> DIRECTION_NAMES =
      List.of(SourceTable.DIRECTION, "side", "bidOffer", "direction");

  private final Connection connection;
  private final List<SourceColumn> columns;

  private RawRows(Connection connection, List<SourceColumn> columns) {
    this.connection = connection;
    this.columns = columns;
  }

  static RawRows read(
      DuckDBConnection connection, SourceTable table, InputFile file, @Nullable Direction direction)
      throws SQLException {
    RowSource source =
        file.format() == InputFile.Format.JSON
            ? JsonRowSource.read(connection, file)
            : FileRowSource.of(file);
    Map<String, String> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    source.columns(connection).forEach(name -> found.putIfAbsent(name, name));
    Map<SourceColumn, String> expressions = expressions(table, file, direction, found);
    String select =
        expressions.entrySet().stream()
            .map(entry -> entry.getValue() + " AS " + entry.getKey().name())
            .collect(Collectors.joining(", "));
    source.execute(
        connection,
        "CREATE OR REPLACE TEMP TABLE %s AS SELECT row_number() OVER () AS file_row, %s FROM %s"
            .formatted(TABLE, select, source.relation()));
    return new RawRows(
        connection, table.columns().stream().filter(expressions::containsKey).toList());
  }

  private static Map<SourceColumn, String> expressions(
      SourceTable table, InputFile file, @Nullable Direction direction, Map<String, String> found) {
    Map<SourceColumn, String> expressions = new HashMap<>();
    List<String> missing = new ArrayList<>();
    for (SourceColumn column : table.columns()) {
      String name = nameInFile(column, found);
      if (name != null) {
        // CSV cannot tell an empty text from none; no other format does
        String text = "NULLIF(CAST(\"%s\" AS VARCHAR), '')".formatted(name.replace("\"", "\"\""));
        boolean side = column.name().equals(SourceTable.DIRECTION);
        expressions.put(column, side ? "LOWER(%s)".formatted(text) : text);
      } else if (column.name().equals(SourceTable.DIRECTION) && direction != null) {
        expressions.put(column, "'%s'".formatted(direction.lowerCaseName()));
      } else if (column.requiredInFiles()) {
        missing.add(
            column.name()
                + NearestName.of(column.name(), found.keySet())
                    .map(nearest -> " (nearest: %s)".formatted(nearest))
                    .orElse(""));
      }
    }
    if (!missing.isEmpty()) {
      throw file.failure(
          "has no column " + String.join(", ", missing),
          missing.contains(SourceTable.DIRECTION)
              ? "tell the side of its rows with --direction bid or --direction offer"
              : "check that it holds %s rows, with the column names of Elexon's API"
                  .formatted(table.datasetName()));
    }
    return expressions;
  }

  private static @Nullable String nameInFile(SourceColumn column, Map<String, String> found) {
    if (column.name().equals(SourceTable.DIRECTION)) {
      for (String name : DIRECTION_NAMES) {
        if (found.containsKey(name)) {
          return found.get(name);
        }
      }
      return null;
    }
    return found.get(column.name());
  }

  /** The columns of the contract that the file has. */
  List<SourceColumn> columns() {
    return columns;
  }

  @Override
  public void close() throws SQLException {
    DuckDbStatements.execute(connection, "DROP TABLE IF EXISTS " + TABLE);
    DuckDbStatements.execute(connection, "DROP TABLE IF EXISTS " + JsonRowSource.TABLE);
  }
}
