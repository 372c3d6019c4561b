package energy.bmkpi.load;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.warehouse.duckdb.DuckDbStatements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** CSV and Parquet, which DuckDB reads itself; every value of a CSV file as text. */
final class FileRowSource implements RowSource {
  private final InputFile file;
  private final String relation;

  private FileRowSource(InputFile file, String relation) {
    this.file = file;
    this.relation = relation;
  }

  static FileRowSource of(InputFile file) {
    if (file.path().toString().matches(".*[*?\\[].*")) {
      throw file.failure("has a name with *, ? or [ in it", "rename it");
    }
    return switch (file.format()) {
      case CSV ->
          new FileRowSource(
              file,
              // Without skip = 0 DuckDB would leave out the first lines, the header with them,
              // where
              // a later line has another number of fields.
              ("read_csv($path, header = true, skip = 0, all_varchar = true, delim = ',',"
                      + " quote = '\"', escape = '\"', comment = '', strict_mode = true,"
                      + " compression = '%s')")
                  .formatted(file.gzipped() ? "gzip" : "none"));
      case PARQUET -> new FileRowSource(file, "read_parquet($path)");
      case JSON -> throw new IllegalArgumentException("JSON is read by JsonRowSource");
    };
  }

  @Override
  public String relation() {
    return relation;
  }

  @Override
  public List<String> columns(Connection connection) throws SQLException {
    String sql = "SELECT * FROM %s LIMIT 0".formatted(relation).replace("$path", "?");
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, file.path().toString());
      ResultSetMetaData result = statement.executeQuery().getMetaData();
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= result.getColumnCount(); i++) {
        names.add(result.getColumnName(i));
      }
      return names;
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void execute(Connection connection, String sql) {
    try {
      DuckDbStatements.execute(connection, sql, Map.of("path", file.path().toString()));
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private Failure unreadable(SQLException e) {
    String told =
        String.valueOf(e.getMessage())
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            // then comes the program's own SQL
            .takeWhile(line -> !line.startsWith("LINE "))
            .limit(3)
            .collect(Collectors.joining(", "));
    return file.failure(
        "cannot be read as %s: %s".formatted(file.format(), told),
        "correct it or fetch it again",
        e);
  }
}
