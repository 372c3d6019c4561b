package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL with named parameters: {@code $date_from} in a file becomes the numbered parameter that
 * DuckDB's driver can bind.
 */
public final class DuckDbStatements {
  private static final Pattern PARAMETER = Pattern.compile("\\$([a-z_]+)");

  private DuckDbStatements() {}

  static Map<String, Object> parameters(SettlementDates dates) {
    return Map.of("date_from", dates.from(), "date_to", dates.to());
  }

  /** Hands over each row of the query's result and returns how many there were. */
  public static long query(
      Connection connection, String sql, Map<String, Object> parameters, Consumer<Row> rows)
      throws SQLException {
    return query(connection, sql, parameters, null, rows);
  }

  /**
   * @param timeout the query fails when it takes longer; null for no limit
   */
  static long query(
      Connection connection,
      String sql,
      Map<String, Object> parameters,
      @Nullable Duration timeout,
      Consumer<Row> rows)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, parameters);
        ResultSet result = execute(statement, timeout)) {
      Row row = new DuckDbRow(result);
      long count = 0;
      while (result.next()) {
        rows.accept(row);
        count++;
      }
      return count;
    }
  }

  private static ResultSet execute(PreparedStatement statement, @Nullable Duration timeout)
      throws SQLException {
    if (timeout != null) {
      statement.setQueryTimeout(Math.toIntExact(timeout.toSeconds()));
    }
    return statement.executeQuery();
  }

  public static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  public static void execute(Connection connection, String sql, Map<String, Object> parameters)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, parameters)) {
      statement.execute();
    }
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, Map<String, Object> parameters) throws SQLException {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    Matcher matcher = PARAMETER.matcher(sql);
    String numbered =
        matcher.replaceAll(
            match -> "\\$" + numbers.computeIfAbsent(match.group(1), name -> numbers.size() + 1));
    PreparedStatement statement = connection.prepareStatement(numbered);
    for (Map.Entry<String, Integer> parameter : numbers.entrySet()) {
      Object value = parameters.get(parameter.getKey());
      if (value == null) {
        statement.close();
        throw new IllegalArgumentException("no value for $" + parameter.getKey());
      }
      statement.setObject(parameter.getValue(), value);
    }
    return statement;
  }
}
