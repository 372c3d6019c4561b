package energy.bmkpi.emulator.rest;

import energy.bmkpi.emulator.sql.SqlEngine;
import energy.bmkpi.emulator.sql.SqlError;
import energy.bmkpi.emulator.sql.SqlOutcome;
import energy.bmkpi.emulator.store.Snapshot;
import energy.bmkpi.emulator.store.TableName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs queries against the tables of the moment and commits what they change. */
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
    SqlOutcome outcome =
        attempt(query)
            // another change came first: again, while no other may come between
            .orElseGet(() -> store.exclusively(() -> untilDone(query)));
    return result(query, anonymous, outcome);
  }

  private SqlOutcome untilDone(QueryConfiguration query) {
    while (true) {
      Optional<SqlOutcome> outcome = attempt(query);
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
  }

  /** Empty, and nothing done, where the tables changed meanwhile. */
  private Optional<SqlOutcome> attempt(QueryConfiguration query) {
    Snapshot before = store.current();
    SqlOutcome outcome;
    try {
      outcome = engine.execute(before, query.request());
    } catch (SqlError e) {
      Snapshot kept = e.committed();
      if (kept != null && !store.replace(before, kept)) {
        return Optional.empty();
      }
      throw ApiError.of(ErrorReason.of(e.reason()), String.valueOf(e.getMessage()));
    }
    Snapshot after = written(query.destination(), outcome);
    return store.replace(before, after) ? Optional.of(outcome) : Optional.empty();
  }

  private Snapshot written(@Nullable Destination destination, SqlOutcome outcome) {
    if (destination == null) {
      return outcome.after();
    }
    if (!outcome.statementType().equals("SELECT")) {
      throw ApiError.invalid(
          "Cannot set destination table in jobs with " + outcome.statementType() + " statements");
    }
    return destination.write(outcome.after(), outcome.fields(), outcome.rows(), store.now());
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
