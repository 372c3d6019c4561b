package energy.bmkpi.demo;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.testing.SourceFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A generated market, asked in SQL. */
record MarketRows(Path file) {

  static MarketRows generate(Path file, DemoMarket market) {
    return new MarketRows(SourceFile.demo(file, market));
  }

  /** The rows of a query's result; each a list of its values. */
  List<List<@Nullable Object>> query(String sql) {
    Properties properties = new Properties();
    properties.setProperty("access_mode", "READ_ONLY");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file, properties);
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      ResultSet result = statement.executeQuery(sql);
      List<List<@Nullable Object>> rows = new ArrayList<>();
      while (result.next()) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getObject(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** The only value of a query's result. */
  double number(String sql) {
    if (query(sql).get(0).get(0) instanceof Number number) {
      return number.doubleValue();
    }
    throw new AssertionError("no number: " + sql);
  }

  long count(String sql) {
    return (long) number(sql);
  }

  /** By dataset, a value that is equal for equal rows of the dates, in whatever order. */
  Map<SourceTable, String> hashes(SettlementDates dates) {
    Map<SourceTable, String> hashes = new LinkedHashMap<>();
    for (SourceTable table : SourceTable.values()) {
      String within =
          table == SourceTable.BM_UNITS
              ? ""
              : "WHERE settlementDate BETWEEN '%s' AND '%s'".formatted(dates.from(), dates.to());
      hashes.put(
          table,
          query(
                  "SELECT COUNT(*), SUM(CAST(hash(source) AS HUGEINT)) FROM %s AS source %s"
                      .formatted(table.defaultTableName(), within))
              .toString());
    }
    return hashes;
  }
}
