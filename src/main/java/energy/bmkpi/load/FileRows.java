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
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rows of a file as the engine reads them, in the order of the file. */
sealed interface FileRows extends AutoCloseable {

  static FileRows of(SourceTable table, InputFile file, Connection connection) throws SQLException {
    return switch (file.format()) {
      case CSV -> new Csv(CsvFile.of(file, name -> ColumnNames.isColumn(table, name)));
      case JSON ->
          new Json(
              JsonRows.of(
                  file,
                  new JsonKeys(
                      name -> ColumnNames.called(table, name),
                      name -> ColumnNames.mayNest(table, name))));
      case PARQUET -> Parquet.of(file, connection);
    };
  }

  /** For a FROM clause. */
  String relation();

  List<FileColumn> columns();

  /** Whether reading the rows again costs little. */
  boolean readAgainCheaply();

  /** Whether it is known to hold none. */
  default boolean isEmpty() {
    return false;
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
  private static String told(SQLException e) {
    return String.valueOf(e.getMessage())
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        // then comes the program's own SQL
        .takeWhile(line -> !line.startsWith("LINE "))
        .limit(1)
        .collect(Collectors.joining());
  }

  /** Every value as text. */
  record Csv(CsvFile file) implements FileRows {
    @Override
    public String relation() {
      String columns =
          columns().stream()
              .map(column -> "'%s': 'VARCHAR'".formatted(column.sql()))
              .collect(Collectors.joining(", ", "{", "}"));
      return """
          read_csv(%s, columns = %s, header = false, skip = %d, auto_detect = false, delim = '%s',
            quote = '"', escape = '"', comment = '', strict_mode = true, null_padding = false,
            compression = 'none', hive_partitioning = false)"""
          .formatted(FilePattern.of(file.path()), columns, file.headerLines(), file.delimiter());
    }

    @Override
    public List<FileColumn> columns() {
      List<FileColumn> columns = new ArrayList<>();
      for (String name : file.names()) {
        columns.add(FileColumn.text(name, "c" + columns.size()));
      }
      return columns;
    }

    @Override
    public boolean readAgainCheaply() {
      return false;
    }

    @Override
    public Failure refused(SQLException e) {
      return file.refused(told(e), e);
    }

    @Override
    public InputFailures failures() {
      return file.failures();
    }

    @Override
    public List<String> notes() {
      return file.cut()
          ? List.of("its last line has no end: the file may have been cut off there")
          : List.of();
    }
  }

  /** Every value as text, objects as their JSON. */
  record Json(JsonRows rows) implements FileRows {
    @Override
    public String relation() {
      String columns =
          rows.keys().stream()
              .map(key -> "%s: 'VARCHAR'".formatted(quoted(key)))
              .collect(Collectors.joining(", ", "{", "}"));
      return "read_json(%s, columns = %s, format = 'newline_delimited', maximum_object_size = %d, compression = 'none', hive_partitioning = false)"
          .formatted(FilePattern.of(rows.path()), columns, 2 * JsonRows.LONGEST_ROW);
    }

    @Override
    public List<FileColumn> columns() {
      return rows.keys().stream().map(key -> FileColumn.text(key, quoted(key))).toList();
    }

    @Override
    public boolean readAgainCheaply() {
      return false;
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
  record Parquet(String pattern, List<FileColumn> columns, InputFailures failures)
      implements FileRows {

    static Parquet of(InputFile file, Connection connection) throws SQLException {
      String pattern;
      try {
        pattern = FilePattern.of(file.plain());
      } catch (IOException e) {
        throw file.failures().of("cannot be read: " + DiskReason.of(e), "fetch it again", e);
      }
      List<FileColumn> columns = new ArrayList<>();
      Parquet parquet = new Parquet(pattern, columns, file.failures());
      try {
        DuckDbStatements.query(
            connection,
            "DESCRIBE SELECT * FROM read_parquet(%s, hive_partitioning = false)".formatted(pattern),
            Map.of(),
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
      return "read_parquet(%s, hive_partitioning = false, file_row_number = true)"
          .formatted(pattern);
    }

    @Override
    public boolean readAgainCheaply() {
      return true;
    }

    @Override
    public Failure refused(SQLException e) {
      return failures.of(
          "cannot be read as Parquet: " + told(e), "correct it or fetch it again", e);
    }
  }
}
