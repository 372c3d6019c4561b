package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.table.Row;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The current row of a JDBC result. */
final class DuckDbRow implements Row {
  private final ResultSet result;
  private final Map<String, Integer> indexes = new HashMap<>();

  DuckDbRow(ResultSet result) throws SQLException {
    this.result = result;
    ResultSetMetaData columns = result.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      indexes.put(columns.getColumnName(i), i);
    }
  }

  @Override
  public @Nullable String text(String column) {
    return read(column, ResultSet::getString);
  }

  @Override
  public @Nullable Long integer(String column) {
    return read(column, ResultSet::getLong);
  }

  /** A decimal becomes the nearest double, as in every warehouse. */
  @Override
  public @Nullable Double number(String column) {
    Number value = read(column, (row, index) -> (Number) row.getObject(index));
    return value == null ? null : value.doubleValue();
  }

  @Override
  public @Nullable LocalDate date(String column) {
    // not getObject(index, LocalDate.class), which makes it of a java.sql.Date
    return read(column, (row, index) -> (LocalDate) row.getObject(index));
  }

  @Override
  public @Nullable Instant instant(String column) {
    OffsetDateTime time = read(column, (row, index) -> row.getObject(index, OffsetDateTime.class));
    return time == null ? null : time.toInstant();
  }

  private <T> @Nullable T read(String column, Getter<T> getter) {
    Integer index = indexes.get(column);
    if (index == null) {
      throw new IllegalArgumentException("no column " + column + " in the result");
    }
    try {
      T value = getter.get(result, index);
      return result.wasNull() ? null : value;
    } catch (SQLException e) {
      throw DuckDbFailures.of("cannot read column " + column, e);
    }
  }

  private interface Getter<T> {
    @Nullable T get(ResultSet row, int index) throws SQLException;
  }
}
