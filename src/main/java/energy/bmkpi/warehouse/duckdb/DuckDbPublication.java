package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.kpi.DayKpis;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.OutputColumn;
import energy.bmkpi.warehouse.OutputRows;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Publication;
import energy.bmkpi.warehouse.RunRecord;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.TableSchema;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Stages rows in temporary tables of its own connection, which DuckDB may spill to disk, and moves
 * them into the output tables in one transaction.
 */
final class DuckDbPublication implements Publication {
  private final DuckDbDatabase database;
  private final DuckDBConnection connection;
  private final TableNames names;
  private final SettlementDates dates;
  private final String runId;

  private DuckDbPublication(
      DuckDbDatabase database,
      DuckDBConnection connection,
      TableNames names,
      SettlementDates dates,
      String runId) {
    this.database = database;
    this.connection = connection;
    this.names = names;
    this.dates = dates;
    this.runId = runId;
  }

  static DuckDbPublication begin(
      DuckDbDatabase database, TableNames names, SettlementDates dates, String runId) {
    DuckDBConnection connection = database.connect();
    try {
      for (OutputTable table : OutputTable.values()) {
        DuckDbStatements.execute(
            connection, "CREATE TEMP TABLE %s (%s)".formatted(staging(table), columns(table)));
      }
      return new DuckDbPublication(database, connection, names, dates, runId);
    } catch (SQLException e) {
      Failure failure = DuckDbFailures.of("cannot prepare the publication", e);
      try {
        connection.close();
      } catch (SQLException unclosed) {
        failure.addSuppressed(unclosed);
      }
      throw failure;
    }
  }

  @Override
  public synchronized void stage(List<DayKpis> days) {
    for (OutputTable table : OutputTable.values()) {
      append(table, days.stream().flatMap(day -> OutputRows.of(table, day)));
    }
  }

  @Override
  public void commit(RunRecord run) {
    append(OutputTable.RUN, Stream.<@Nullable Object[]>of(OutputRows.of(run)));
    try {
      // before the transaction, which a name that is not there would end
      Map<String, TableSchema> existing =
          DuckDbCatalogue.tables(
              connection, Stream.of(OutputTable.values()).map(names::of).toList());
      connection.setAutoCommit(false);
      if (isPublished(existing.get(names.of(OutputTable.RUN)))) {
        return;
      }
      for (OutputTable table : OutputTable.values()) {
        createOrExtend(table, existing.get(names.of(table)));
        replaceDates(table);
      }
      database.commit(connection);
    } catch (SQLException e) {
      throw DuckDbFailures.of("publishing failed; the tables are as they were", e);
    }
  }

  /** A run that is resumed does not know whether its process ended before its commit or after. */
  private boolean isPublished(@Nullable TableSchema runs) throws SQLException {
    return runs != null
        && runs.column("run_id") != null
        && DuckDbStatements.query(
                connection,
                "SELECT 1 FROM %s WHERE run_id = $run_id"
                    .formatted(DuckDbNames.quoted(names.of(OutputTable.RUN))),
                Map.of("run_id", runId),
                row -> {})
            > 0;
  }

  /** An uncommitted transaction ends with its connection. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw DuckDbFailures.of("cannot end the publication", e);
    }
  }

  private void append(OutputTable table, Stream<@Nullable Object[]> rows) {
    try (DuckDBAppender appender = connection.createAppender("temp", "main", staging(table))) {
      for (@Nullable Object[] row : (Iterable<@Nullable Object[]>) rows::iterator) {
        appender.beginRow();
        for (Object value : row) {
          append(appender, value);
        }
        appender.endRow();
      }
    } catch (SQLException e) {
      throw DuckDbFailures.of("cannot stage rows of " + names.of(table), e);
    }
  }

  private static void append(DuckDBAppender appender, @Nullable Object value) throws SQLException {
    if (value == null) {
      appender.appendNull();
    } else if (value instanceof Long number) {
      appender.append(number.longValue());
    } else if (value instanceof Double number) {
      appender.append(number.doubleValue());
    } else if (value instanceof String text) {
      appender.append(text);
    } else if (value instanceof LocalDate date) {
      appender.append(date);
    } else if (value instanceof Instant instant) {
      appender.append(instant.atOffset(ZoneOffset.UTC));
    } else {
      throw new IllegalArgumentException("no column type for " + value.getClass());
    }
  }

  /**
   * @param existing null where the table is absent
   */
  private void createOrExtend(OutputTable table, @Nullable TableSchema existing)
      throws SQLException {
    String quoted = DuckDbNames.quoted(names.of(table));
    if (existing == null) {
      DuckDbStatements.execute(
          connection, "CREATE TABLE %s (%s)".formatted(quoted, columns(table)));
      for (OutputColumn column : table.columns()) {
        DuckDbStatements.execute(
            connection,
            "COMMENT ON COLUMN %s.%s IS '%s'"
                .formatted(quoted, column.name(), column.description().replace("'", "''")));
      }
      return;
    }
    for (OutputColumn column : table.columns()) {
      if (existing.column(column.name()) == null) {
        DuckDbStatements.execute(
            connection, "ALTER TABLE %s ADD COLUMN %s".formatted(quoted, definition(column)));
      }
    }
  }

  private void replaceDates(OutputTable table) throws SQLException {
    String target = DuckDbNames.quoted(names.of(table));
    if (table != OutputTable.RUN) {
      DuckDbStatements.execute(
          connection,
          "DELETE FROM %s WHERE settlement_date BETWEEN $date_from AND $date_to".formatted(target),
          DuckDbStatements.parameters(dates));
    }
    DuckDbStatements.execute(
        connection,
        "INSERT INTO %s BY NAME SELECT * FROM temp.main.%s ORDER BY %s"
            .formatted(target, staging(table), String.join(", ", table.key())),
        Map.of());
  }

  private static String staging(OutputTable table) {
    return "staged_" + table.defaultTableName();
  }

  private static String columns(OutputTable table) {
    return table.columns().stream()
        .map(DuckDbPublication::definition)
        .collect(Collectors.joining(", "));
  }

  private static String definition(OutputColumn column) {
    return column.name() + " " + DuckDbTypes.of(column.type());
  }
}
