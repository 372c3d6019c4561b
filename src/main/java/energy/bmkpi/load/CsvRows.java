package energy.bmkpi.load;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.load.file.CsvFile;
import energy.bmkpi.load.file.InputFailures;
import energy.bmkpi.market.ColumnType;
import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.duckdb.DuckDbStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file, either every value as text, or in types that the engine reads while it
 * parses. Types are for a file that writes dates and times in one exact form, which its first row
 * shows: a row that differs is left out by the engine, and the file is then read as text.
 *
 * @param timeFormat of all times, where there are any to be read by the engine
 */
record CsvRows(CsvFile file, List<FileColumn> columns, @Nullable String timeFormat)
    implements FileRows {
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private static final Map<Pattern, String> TIME_FORMATS =
      Map.of(
          Pattern.compile(DAY + "T\\d{2}:\\d{2}:\\d{2}Z"), "%Y-%m-%dT%H:%M:%SZ",
          Pattern.compile(DAY + " \\d{2}:\\d{2}:\\d{2}\\+00"), "%Y-%m-%d %H:%M:%S+00",
          Pattern.compile(DAY + " \\d{2}:\\d{2}:\\d{2}"), "%Y-%m-%d %H:%M:%S",
          Pattern.compile(DAY + "T\\d{2}:\\d{2}:\\d{2}"), "%Y-%m-%dT%H:%M:%S");

  static CsvRows of(SourceTable table, CsvFile file) {
    String timeFormat = null;
    List<FileColumn> columns = new ArrayList<>();
    for (int i = 0; i < file.names().size(); i++) {
      String name = file.names().get(i);
      String written = i < file.firstRow().size() ? file.firstRow().get(i) : "";
      ColumnType type = type(table, name);
      String engine = FileColumn.TEXT;
      if (type == ColumnType.NUMBER || type == ColumnType.INTEGER) {
        // the engine's own whole numbers would be rounded
        engine = "DOUBLE";
      } else if (type == ColumnType.DATE && DAY.matcher(written).matches()) {
        engine = "DATE";
      } else if (type == ColumnType.TIMESTAMP) {
        String format = format(written);
        if (format != null && (timeFormat == null || timeFormat.equals(format))) {
          timeFormat = format;
          engine = "TIMESTAMP";
        }
      }
      columns.add(new FileColumn(name, "c" + i, engine));
    }
    return new CsvRows(file, columns, timeFormat);
  }

  private static @Nullable ColumnType type(SourceTable table, String name) {
    String called = ColumnNames.called(table, name);
    return table.columns().stream()
        .filter(column -> column.name().equals(called))
        .map(SourceColumn::type)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String format(String written) {
    return TIME_FORMATS.entrySet().stream()
        .filter(format -> format.getKey().matcher(written).matches())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  @Override
  public FileRows asText() {
    return isTyped()
        ? new CsvRows(
            file,
            columns.stream().map(column -> FileColumn.text(column.name(), column.sql())).toList(),
            null)
        : this;
  }

  private boolean isTyped() {
    return columns.stream().anyMatch(column -> !column.type().equals(FileColumn.TEXT));
  }

  @Override
  public String relation() {
    String types =
        columns.stream()
            .map(column -> "'%s': '%s'".formatted(column.sql(), column.type()))
            .collect(Collectors.joining(", ", "{", "}"));
    String typed =
        isTyped()
            ? ", store_rejects = true, rejects_limit = 1, dateformat = '%Y-%m-%d'"
                + (timeFormat == null ? "" : ", timestampformat = '" + timeFormat + "'")
            : "";
    return """
        read_csv(%s, columns = %s, header = false, skip = %d, auto_detect = false, delim = '%s',
          quote = '"', escape = '"', comment = '', strict_mode = true, null_padding = false,
          compression = 'none', hive_partitioning = false%s)"""
        .formatted(FilePattern.of(file.path()), types, file.headerLines(), file.delimiter(), typed);
  }

  @Override
  public long leftOut(Connection connection) throws SQLException {
    if (!isTyped()) {
      return 0;
    }
    long[] rows = {0};
    DuckDbStatements.query(
        connection,
        "SELECT COUNT(*) AS rows FROM reject_errors",
        Map.of(),
        row -> rows[0] = row.count("rows"));
    DuckDbStatements.execute(connection, "DROP TABLE reject_errors");
    DuckDbStatements.execute(connection, "DROP TABLE reject_scans");
    return rows[0];
  }

  /** The engine counts lines to skip in its own way: one too many, and a row would be lost. */
  @Override
  public void requireFirstRow(Connection connection) throws SQLException {
    List<String> first = new ArrayList<>();
    DuckDbStatements.query(
        connection,
        "FROM %s LIMIT 1".formatted(asText().relation()),
        row ->
            columns.forEach(
                column -> first.add(Objects.requireNonNullElse(row.text(column.sql()), ""))));
    int fields = Math.min(columns.size(), file.firstRow().size());
    if (!first.equals(file.firstRow().subList(0, fields))) {
      throw file.beginsElsewhere();
    }
  }

  @Override
  public Failure refused(SQLException e) {
    return file.refused(FileRows.told(e), e);
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
