package energy.bmkpi.oracle;

import energy.bmkpi.market.SettlementDates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Computes a KPI table again, by one plain SELECT that shares nothing with the product. */
enum Oracle {
  SUMMARY("summary.sql"),
  MARKET("market.sql");

  private final String resource;

  Oracle(String resource) {
    this.resource = resource;
  }

  /** The rows that the product should publish, each value by its column. */
  List<Map<String, @Nullable Object>> rows(Path duckDbFile, SettlementDates dates) {
    String sql = sql().replace("$date_from", "$1").replace("$date_to", "$2");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + duckDbFile);
        Statement session = connection.createStatement()) {
      session.execute("SET TimeZone = 'UTC'");
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setObject(1, dates.from());
        statement.setObject(2, dates.to());
        return rows(statement.executeQuery());
      }
    } catch (SQLException e) {
      throw new AssertionError("the oracle failed", e);
    }
  }

  private static List<Map<String, @Nullable Object>> rows(ResultSet result) throws SQLException {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    while (result.next()) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        String column = result.getMetaData().getColumnName(i);
        row.put(
            column,
            column.equals("settlement_date")
                ? result.getObject(i, LocalDate.class)
                : result.getObject(i));
      }
      rows.add(row);
    }
    return rows;
  }

  private String sql() {
    try (InputStream stream =
        Objects.requireNonNull(Oracle.class.getResourceAsStream("/oracle/" + resource))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
