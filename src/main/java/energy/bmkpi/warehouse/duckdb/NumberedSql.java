package energy.bmkpi.warehouse.duckdb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL as DuckDB's driver takes it: {@code $path} has become the numbered parameter of a value.
 *
 * <p>A date is written out in its place, where it can be nothing but a date: the driver plans a
 * statement with parameters twice, when it is prepared and again when it is executed, and planning
 * the queries of one day takes a good part of their time.
 *
 * @param values of the parameters, in the order of their numbers
 */
record NumberedSql(String sql, List<Object> values) {
  private static final Pattern PARAMETER = Pattern.compile("\\$([a-z_]+)");

  static NumberedSql of(String sql, Map<String, Object> parameters) {
    List<String> numbered = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    Matcher matcher = PARAMETER.matcher(sql);
    String text =
        matcher.replaceAll(
            match -> {
              String name = match.group(1);
              Object value = parameters.get(name);
              if (value == null) {
                throw new IllegalArgumentException("no value for $" + name);
              }
              if (value instanceof LocalDate date) {
                return "DATE '" + date + "'";
              }
              if (!numbered.contains(name)) {
                numbered.add(name);
                values.add(value);
              }
              return "\\$" + (numbered.indexOf(name) + 1);
            });
    return new NumberedSql(text, List.copyOf(values));
  }

  /** To be executed by {@link #query} or {@link #execute}, and closed by the caller. */
  Statement statement(Connection connection) throws SQLException {
    if (values.isEmpty()) {
      return connection.createStatement();
    }
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
    return statement;
  }

  ResultSet query(Statement statement) throws SQLException {
    return values.isEmpty()
        ? statement.executeQuery(sql)
        : ((PreparedStatement) statement).executeQuery();
  }

  void execute(Statement statement) throws SQLException {
    if (values.isEmpty()) {
      statement.execute(sql);
    } else {
      ((PreparedStatement) statement).execute();
    }
  }
}
