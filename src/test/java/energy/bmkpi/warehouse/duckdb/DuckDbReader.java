package energy.bmkpi.warehouse.duckdb;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Prints the version of the DuckDB on the class path, and what it reads in a file. */
final class DuckDbReader {
  private DuckDbReader() {}

  public static void main(String... args) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + args[0]);
        Statement statement = connection.createStatement()) {
      System.out.println(value(statement, "SELECT version()"));
      for (String table : new String[] {"bmrs_bod", "bmrs_ebocf", "bm_kpi_summary", "bm_kpi_run"}) {
        System.out.println(
            value(
                statement, "SELECT count(*) || ' ' || sum(hash(t)) FROM %s AS t".formatted(table)));
      }
    }
  }

  private static String value(Statement statement, String sql) throws SQLException {
    try (ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }
}
