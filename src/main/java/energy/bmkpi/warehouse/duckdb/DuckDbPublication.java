package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.kpi.DayKpis;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.OutputRows;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Publication;
import energy.bmkpi.warehouse.RunRecord;
import energy.bmkpi.warehouse.TableNames;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Stages rows in temporary tables of its own connection, which DuckDB may spill to disk, and moves
 * them into the output tables in one transaction.
 */
final class DuckDbPublication implements Publication {
  /** DuckDB writes as many rows as this in one piece, by one thread. */
  private static final int ROW_GROUP = 122_880;

  private final DuckDbDatabase database;
  private final DuckDBConnection connection;
  private final DuckDbOutputTables tables;
  private final SettlementDates dates;
  private final String runId;
  private boolean prepared;
  private boolean published;
  private long stagedRows;

  DuckDbPublication(
      DuckDbDatabase database, TableNames names, SettlementDates dates, String runId) {
    this.database = database;
    this.connection = database.connect();
    this.tables = new DuckDbOutputTables(names);
    this.dates = dates;
    this.runId = runId;
  }

  @Override
  public synchronized void prepare() {
    if (prepared) {
      return;
    }
    try {
      for (OutputTable table : OutputTable.values()) {
        DuckDbStatements.execute(
            connection,
            "CREATE TEMP TABLE %s (%s)"
                .formatted(staging(table), DuckDbOutputTables.columns(table)));
      }
      tables.lookUp(connection);
      published = isPublished();
    } catch (SQLException e) {
      throw DuckDbFailures.of("cannot prepare the publication", e);
    }
    prepared = true;
  }

  @Override
  public synchronized void stage(List<DayKpis> days) {
    prepare();
    for (OutputTable table : OutputTable.values()) {
      append(table, days.stream().flatMap(day -> OutputRows.of(table, day)).toList());
    }
  }

  @Override
  public synchronized void commit(RunRecord run) {
    prepare();
    if (published) {
      return;
    }
    append(OutputTable.RUN, List.<@Nullable Object[]>of(OutputRows.of(run)));
    try {
      tables.lookUp(connection);
      if (stagedRows > ROW_GROUP) {
        database.giveAllThreads(connection);
      }
      connection.setAutoCommit(false);
      for (OutputTable table : OutputTable.values()) {
        tables.createOrExtend(connection, table);
        replaceDates(table);
      }
      database.commit(connection);
    } catch (SQLException e) {
      throw DuckDbFailures.of("publishing failed; the tables are as they were", e);
    }
  }

  /** A run that is resumed does not know whether its process ended before its commit or after. */
  private boolean isPublished() throws SQLException {
    return tables.has(OutputTable.RUN, "run_id")
        && DuckDbStatements.query(
                connection,
                "SELECT 1 FROM %s WHERE run_id = $run_id".formatted(tables.quoted(OutputTable.RUN)),
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

  private void append(OutputTable table, List<@Nullable Object[]> rows) {
    try (DuckDBAppender appender = connection.createAppender("temp", "main", staging(table))) {
      for (@Nullable Object[] row : rows) {
        appender.beginRow();
        for (Object value : row) {
          append(appender, value);
        }
        appender.endRow();
        stagedRows++;
      }
    } catch (SQLException e) {
      throw DuckDbFailures.of("cannot stage rows of " + tables.quoted(table), e);
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

  private void replaceDates(OutputTable table) throws SQLException {
    String target = tables.quoted(table);
    if (table != OutputTable.RUN) {
      DuckDbStatements.execute(
          connection,
          "DELETE FROM %s WHERE settlement_date BETWEEN $date_from AND $date_to".formatted(target),
          DuckDbStatements.parameters(dates));
    }
    DuckDbStatements.execute(
        connection,
        "INSERT INTO %s BY NAME SELECT * FROM temp.main.%s ORDER BY %s"
            .formatted(target, staging(table), String.join(", ", table.key())));
  }

  private static String staging(OutputTable table) {
    return "staged_" + table.defaultTableName();
  }
}
