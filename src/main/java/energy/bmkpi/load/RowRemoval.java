package energy.bmkpi.load;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.duckdb.DuckDbDatabase;
import energy.bmkpi.warehouse.duckdb.DuckDbFailures;
import energy.bmkpi.warehouse.duckdb.DuckDbSourceTables;
import energy.bmkpi.warehouse.duckdb.DuckDbStatements;
import energy.bmkpi.warehouse.duckdb.SourceGeneration;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Takes the rows of some settlement dates out of a source table of the embedded warehouse. */
public final class RowRemoval {
  private final DuckDbDatabase database;
  private final SourceTable table;
  private final String tableName;

  public RowRemoval(DuckDbDatabase database, SourceTable table, TableNames names) {
    this.database = database;
    this.table = table;
    this.tableName = names.of(table);
  }

  /** How many rows there are, by date; dates without any are left out. */
  public SortedMap<LocalDate, Long> rows(SettlementDates dates) {
    try (DuckDBConnection connection = connect()) {
      return rows(
          connection,
          "WHERE date BETWEEN DATE '%s' AND DATE '%s'".formatted(dates.from(), dates.to()));
    } catch (SQLException e) {
      throw DuckDbFailures.of("cannot read " + tableName, e);
    }
  }

  /** The first and the last date of which there is a row, null where there is none. */
  public @Nullable SettlementDates held() {
    try (DuckDBConnection connection = connect()) {
      SortedMap<LocalDate, Long> all = rows(connection, "WHERE date IS NOT NULL");
      return all.isEmpty() ? null : new SettlementDates(all.firstKey(), all.lastKey());
    } catch (SQLException e) {
      throw DuckDbFailures.of("cannot read " + tableName, e);
    }
  }

  /** Removes the rows, all or none. */
  public void remove(SettlementDates dates) {
    try (DuckDBConnection connection = connect()) {
      connection.setAutoCommit(false);
      DuckDbStatements.execute(
          connection,
          "DELETE FROM %s WHERE %s BETWEEN DATE '%s' AND DATE '%s'"
              .formatted(
                  DuckDbSourceTables.quoted(tableName),
                  date(connection),
                  dates.from(),
                  dates.to()));
      SourceGeneration.advance(connection);
      database.commit(connection);
    } catch (SQLException e) {
      throw DuckDbFailures.of(
          "cannot remove rows from %s; nothing was removed".formatted(tableName), e);
    }
  }

  private DuckDBConnection connect() {
    if (!database.hasTable(tableName)) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "%s has no table %s".formatted(database.path(), tableName),
          "name another file with --database; load makes the table");
    }
    return database.connect();
  }

  private SortedMap<LocalDate, Long> rows(Connection connection, String where) throws SQLException {
    SortedMap<LocalDate, Long> rows = new TreeMap<>();
    DuckDbStatements.query(
        connection,
        "SELECT date, COUNT(*) AS rows FROM (SELECT %s AS date FROM %s) %s GROUP BY date"
            .formatted(date(connection), DuckDbSourceTables.quoted(tableName), where),
        Map.of(),
        row -> rows.put(LocalDate.parse(String.valueOf(row.text("date"))), row.count("rows")));
    return rows;
  }

  /** The settlement date as the contract says, in whatever type the table has it. */
  private String date(Connection connection) throws SQLException {
    return DuckDbSourceTables.columnsAsExpected(connection, table, tableName).stream()
        .filter(column -> column.name().equals(SourceTable.SETTLEMENT_DATE))
        .map(DuckDbSourceTables.ExpectedColumn::sql)
        .findFirst()
        .orElseThrow();
  }
}
