package energy.bmkpi.emulator.rest;

import energy.bmkpi.emulator.sql.SqlEngine;
import energy.bmkpi.emulator.sql.SqlError;
import energy.bmkpi.emulator.sql.SqlOutcome;
import energy.bmkpi.emulator.store.TableName;

/** Runs queries on the tables, and writes the results of those that have a destination. */
final class QueryRunner {
  private final TableStore store;
  private final SqlEngine engine;

  QueryRunner(TableStore store, SqlEngine engine) {
    this.store = store;
    this.engine = engine;
  }

  /** Its result has columns, but no rows. */
  QueryResult dryRun(QueryConfiguration query, TableName anonymous) {
    try {
      SqlOutcome outcome = engine.dryRun(store.current(), query.request());
      return result(query, anonymous, outcome);
    } catch (SqlError e) {
      throw ApiError.of(ErrorReason.of(e.reason()), String.valueOf(e.getMessage()));
    }
  }

  QueryResult run(QueryConfiguration query, TableName anonymous) {
    if (query.maximumBytesBilled() != null) {
      dryRun(query, anonymous).statistics().checkBilledAtMost(query.maximumBytesBilled());
    }
    Destination destination = query.destination();
    if (destination != null) {
      requireSelect(dryRun(query, anonymous));
    }
    SqlOutcome outcome;
    try {
      outcome = engine.execute(store, query.request());
    } catch (SqlError e) {
      throw ApiError.of(ErrorReason.of(e.reason()), String.valueOf(e.getMessage()));
    }
    if (destination != null) {
      store.change(
          before -> destination.write(before, outcome.fields(), outcome.rows(), store.now()));
    }
    return result(query, anonymous, outcome);
  }

  private static void requireSelect(QueryResult result) {
    String type = result.statistics().statementType();
    if (!type.equals("SELECT")) {
      throw ApiError.invalid("Cannot set destination table in jobs with " + type + " statements");
    }
  }

  private static QueryResult result(
      QueryConfiguration query, TableName anonymous, SqlOutcome outcome) {
    Destination destination = query.destination();
    return new QueryResult(
        destination == null ? anonymous : destination.table(),
        outcome.fields(),
        outcome.rows(),
        QueryStatistics.of(outcome));
  }
}
