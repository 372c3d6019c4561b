package energy.bmkpi.load;

import energy.bmkpi.failure.DiskReason;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.load.file.CsvFile;
import energy.bmkpi.load.file.InputFailures;
import energy.bmkpi.load.file.InputFile;
import energy.bmkpi.load.file.JsonKeys;
import energy.bmkpi.load.file.JsonRows;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.duckdb.DuckDbStatements;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The rows of a file as the engine reads them, in the order of the file. */
sealed interface FileRows extends AutoCloseable permits CsvRows, FileRows.Json, FileRows.Parquet {

  static FileRows of(SourceTable table, InputFile file, Connection connection) throws SQLException {
    return switch (file.format()) {
      case CSV -> CsvRows.of(table, CsvFile.of(file, name -> ColumnNames.isColumn(table, name)));
      case JSON -> Json.of(JsonRows.of(file, new JsonKeys(name -> ColumnNames.ofKey(table, name))));
      case PARQUET -> Parquet.of(file, connection);
    };
  }

  /** For a FROM clause. */
  String relation();

  List<FileColumn> columns();

  /** Whether it is known to hold none. */
  default boolean isEmpty() {
    return false;
  }

  /**
   * The same with every value as text: slower, and in whatever form a value is written. Itself,
   * where there is nothing else.
   */
  default FileRows asText() {
    return this;
  }

  /** Fails where the engine begins to read behind the first row. */
  default void requireFirstRow(Connection connection) throws SQLException {
    // there are no lines to skip
  }

  /** How many rows the engine has left out when it read the file last. */
  default long leftOut(Connection connection) throws SQLException {
    return 0;
  }

  /** What is wrong with the file, once the engine has refused it. */
  Failure refused(SQLException e);

  InputFailures failures();

  /** What there is to say of a file that was read. */
  default List<String> notes() {
    return List.of();
  }

  @Override
  default void close() {
    // there is no copy to remove
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** What the engine says first. */
  static String told(SQLException e) {
    return String.valueOf(e.getMessage())
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        // then comes the program's own SQL
        .takeWhile(line -> !line.startsWith("LINE "))
        .limit(1)
        .collect(Collectors.joining());
  }

  /**
   * Every value as text, objects as their JSON; but numbers as such where all rows have plain ones,
   * which the engine would write as text only to read it again.
   */
  record Json(JsonRows rows, List<FileColumn> columns) implements FileRows {
    static Json of(JsonRows rows) {
      return new Json(
          rows,
          rows.keys().stream()
              .map(
                  key ->
                      new FileColumn(
                          key,
                          quoted(key),
                          // the engine's own whole numbers would be rounded
                          rows.numbers().contains(key) ? "DOUBLE" : FileColumn.TEXT))
              .toList());
    }

    @Override
    public FileRows asText() {
      return columns.stream().allMatch(column -> column.type().equals(FileColumn.TEXT))
          ? this
          : new Json(
              rows, rows.keys().stream().map(key -> FileColumn.text(key, quoted(key))).toList());
    }

    @Override
    public String relation() {
      String columns =
          this.columns.stream()
              .map(column -> "%s: '%s'".formatted(column.sql(), column.type()))
              .collect(Collectors.joining(", ", "{", "}"));
      return "read_json(%s, columns = %s, format = 'newline_delimited', maximum_object_size = %d, compression = 'none', hive_partitioning = false)"
          .formatted(FilePattern.of(rows.path()), columns, 2 * JsonRows.LONGEST_ROW);
    }

    @Override
    public boolean isEmpty() {
      return rows.rows() == 0;
    }

    @Override
    public Failure refused(SQLException e) {
      return rows.refused(told(e), e);
    }

    @Override
    public InputFailures failures() {
      return rows.failures();
    }

    @Override
    public void close() {
      try {
        rows.close();
      } catch (IOException e) {
        throw rows.failures()
            .of("was copied, and the copy cannot be removed: " + DiskReason.of(e), "remove it", e);
      }
    }
  }

  /** Values in the types of the file. */
  record Parquet(Path path, List<FileColumn> columns, InputFailures failures) implements FileRows {

    static Parquet of(InputFile file, Connection connection) throws SQLException {
      Path path;
      try {
        path = file.plain();
      } catch (IOException e) {
        throw file.failures().of("cannot be read: " + DiskReason.of(e), "fetch it again", e);
      }
      List<FileColumn> columns = new ArrayList<>();
      Parquet parquet = new Parquet(path, columns, file.failures());
      try {
        DuckDbStatements.query(
            connection,
            "DESCRIBE SELECT * FROM read_parquet(%s, hive_partitioning = false)"
                .formatted(FilePattern.of(path)),
            row -> {
              String name = String.valueOf(row.text("column_name"));
              columns.add(
                  new FileColumn(name, quoted(name), String.valueOf(row.text("column_type"))));
            });
      } catch (SQLException e) {
        throw parquet.refused(e);
      }
      return parquet;
    }

    @Override
    public String relation() {
      return "read_parquet(%s, hive_partitioning = false)".formatted(FilePattern.of(path));
    }

    @Override
    public Failure refused(SQLException e) {
      return failures.of(
          "cannot be read as Parquet: "
              + told(e).replace(path.toString(), Path.of(failures.name()).getFileName().toString()),
          "correct it or fetch it again",
          e);
    }
  }
}
