package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.kpi.DayKpis;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.NewColumns;
import energy.bmkpi.warehouse.OutputRows;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Publication;
import energy.bmkpi.warehouse.RunRecord;
import energy.bmkpi.warehouse.TableNames;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * One transaction, open from the first rows to the commit: it takes the old rows out and the new
 * ones in. Nobody else sees it, and DuckDB writes what is too much for memory into the file.
 */
final class DuckDbPublication implements Publication {
  private final DuckDbDatabase database;
  private final DuckDBConnection connection;
  private final DuckDbOutputTables tables;
  private final SettlementDates dates;
  private final String runId;
  private final DaysInOrder inOrder;
  private final Map<OutputTable, DuckDbRowAppender> appenders = new EnumMap<>(OutputTable.class);
  private boolean prepared;
  private boolean published;

  DuckDbPublication(
      DuckDbDatabase database, TableNames names, SettlementDates dates, String runId) {
    this.database = database;
    this.connection = database.connect();
    this.tables = new DuckDbOutputTables(names, connection);
    this.dates = dates;
    this.runId = runId;
    this.inOrder = new DaysInOrder(dates.from());
  }

  @Override
  public synchronized void prepare() {
    if (prepared) {
      return;
    }
    try {
      tables.lookUp();
      published = isPublished();
      if (!published) {
        begin();
      }
    } catch (SQLException e) {
      throw DuckDbFailures.of("cannot prepare the publication", e);
    }
    prepared = true;
  }

  private void begin() throws SQLException {
    connection.setAutoCommit(false);
    for (OutputTable table : OutputTable.values()) {
      appenders.put(table, tables.appender(table));
      if (table != OutputTable.RUN) {
        DuckDbStatements.execute(
            connection,
            "DELETE FROM %s WHERE settlement_date BETWEEN $date_from AND $date_to"
                .formatted(tables.quoted(table)),
            DuckDbStatements.parameters(dates));
      }
    }
  }

  @Override
  public synchronized void stage(List<DayKpis> days) {
    prepare();
    if (!published) {
      append(inOrder.after(days));
    }
  }

  @Override
  public synchronized void commit(RunRecord run) {
    prepare();
    if (published) {
      return;
    }
    append(inOrder.rest());
    append(OutputTable.RUN, List.<@Nullable Object[]>of(OutputRows.of(run)));
    commit("publishing failed; the tables are as they were");
  }

  @Override
  public synchronized void withdraw() {
    prepare();
    commit("cannot take back what is published; the tables are as they were");
  }

  private void commit(String failed) {
    try {
      database.commit(connection);
    } catch (SQLException e) {
      throw DuckDbFailures.of(failed, e);
    }
  }

  @Override
  public List<NewColumns> newColumns() {
    return tables.newColumns();
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

  private void append(List<DayKpis> days) {
    for (OutputTable table : OutputTable.values()) {
      append(table, days.stream().flatMap(day -> OutputRows.of(table, day)).toList());
    }
  }

  private void append(OutputTable table, List<@Nullable Object[]> rows) {
    DuckDbRowAppender appender =
        Objects.requireNonNull(appenders.get(table), "the publication is prepared");
    try {
      appender.append(rows);
    } catch (SQLException e) {
      throw DuckDbFailures.of("cannot stage rows of " + tables.quoted(table), e);
    }
  }
}
