package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.table.Row;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs SQL with named parameters, {@code $date_from} in a file. */
public final class DuckDbStatements {
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

  /** A query without parameters: dollars in it, as of the name of a file, stay what they are. */
  public static void query(Connection connection, String sql, Consumer<Row> rows)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      handOver(result, rows);
    }
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
    NumberedSql numbered = NumberedSql.of(sql, parameters);
    try (Statement statement = numbered.statement(connection)) {
      if (timeout != null) {
        statement.setQueryTimeout(Math.toIntExact(timeout.toSeconds()));
      }
      try (ResultSet result = numbered.query(statement)) {
        return handOver(result, rows);
      }
    }
  }

  private static long handOver(ResultSet result, Consumer<Row> rows) throws SQLException {
    Row row = new DuckDbRow(result);
    long count = 0;
    while (result.next()) {
      rows.accept(row);
      count++;
    }
    return count;
  }

  /** Dollars in it stay what they are. */
  public static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  public static void execute(Connection connection, String sql, Map<String, Object> parameters)
      throws SQLException {
    NumberedSql numbered = NumberedSql.of(sql, parameters);
    try (Statement statement = numbered.statement(connection)) {
      numbered.execute(statement);
    }
  }
}
