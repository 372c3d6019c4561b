package energy.bmkpi.load;

import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Finds the first value of a file that is not what its column has to hold. */
final class RawRowCheck {
  /** From one midnight in London to the next; asked only where the clock change matters. */
  private static final String PERIODS_OF_THE_DAY =
      """
      date_diff(
        'minute',
        timezone('Europe/London', CAST(CAST(LEFT(settlementDate, 10) AS DATE) AS TIMESTAMP)),
        timezone('Europe/London', CAST(LEFT(settlementDate, 10) AS DATE) + INTERVAL 1 DAY)
      ) // 30
      """;

  private final Connection connection;
  private final SourceTable table;
  private final InputFile file;

  RawRowCheck(Connection connection, SourceTable table, InputFile file) {
    this.connection = connection;
    this.table = table;
    this.file = file;
  }

  void require(List<SourceColumn> columns) throws SQLException {
    requireRows();
    for (SourceColumn column : columns) {
      String name = column.name();
      require(
          name,
          "%s IS NOT NULL AND %s IS NULL".formatted(name, RawValue.read(column)),
          column.type().description());
      if (name.equals("settlementPeriod")) {
        require(
            name,
            "%s NOT BETWEEN 1 AND 50".formatted(RawValue.read(column)),
            "a settlement period from 1 to 50");
        require(
            name,
            "%1$s > 46 AND %1$s > %2$s".formatted(RawValue.read(column), PERIODS_OF_THE_DAY),
            "a settlement period of its date");
      }
      if (name.equals(SourceTable.DIRECTION)) {
        require(name, name + " NOT IN ('bid', 'offer')", "bid or offer");
      }
      if (table.naturalKey().contains(name) && !name.equals(table.unitColumn())) {
        require(name, name + " IS NULL", "there");
      }
    }
  }

  private void requireRows() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM " + RawRows.TABLE)) {
      result.next();
      if (result.getLong(1) == 0) {
        throw file.failure("holds no row", "leave it out");
      }
    }
  }

  private void require(String column, String wrong, String expected) throws SQLException {
    String sql =
        "SELECT file_row, %s FROM %s WHERE %s ORDER BY file_row LIMIT 1"
            .formatted(column, RawRows.TABLE, wrong);
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      if (result.next()) {
        String value = result.getString(2);
        throw file.failure(
            "row %d, column %s: %s is not %s"
                .formatted(
                    result.getLong(1),
                    column,
                    value == null ? "an empty value" : "'" + value + "'",
                    expected),
            "correct it or fetch the file again");
      }
    }
  }
}
