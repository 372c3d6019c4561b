package energy.bmkpi.emulator.rest;

import com.google.zetasql.Value;
import energy.bmkpi.emulator.sql.SqlEngine;
import energy.bmkpi.emulator.sql.SqlError;
import energy.bmkpi.emulator.sql.SqlOutcome;
import energy.bmkpi.emulator.sql.SqlRequest;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.ScratchTables;
import energy.bmkpi.emulator.store.Snapshot;
import energy.bmkpi.emulator.store.TableName;
import energy.bmkpi.emulator.store.Tables;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Knows nothing but the statements it was told, and remembers what it ran. */
final class FakeSqlEngine implements SqlEngine {

  private interface Statement {
    SqlOutcome run(Tables tables);
  }

  private final Map<String, Statement> statements = new ConcurrentHashMap<>();
  private final List<SqlRequest> executed = new CopyOnWriteArrayList<>();

  FakeSqlEngine selects(String sql, List<Field> fields, List<List<Value>> rows) {
    return selects(sql, fields, rows, Set.of(), 0);
  }

  FakeSqlEngine selects(
      String sql, List<Field> fields, List<List<Value>> rows, Set<TableName> read, long bytes) {
    statements.put(sql, tables -> new SqlOutcome("SELECT", fields, rows, 0, read, bytes));
    return this;
  }

  FakeSqlEngine changes(String sql, long affected, UnaryOperator<Snapshot> change) {
    statements.put(
        sql,
        tables -> {
          tables.change(change);
          return new SqlOutcome("MERGE", List.of(), List.of(), affected, Set.of(), 0);
        });
    return this;
  }

  FakeSqlEngine refuses(String sql, String reason, String message) {
    statements.put(
        sql,
        tables -> {
          throw new SqlError(reason, message);
        });
    return this;
  }

  List<SqlRequest> executed() {
    return executed;
  }

  @Override
  public SqlOutcome execute(Tables tables, SqlRequest request) {
    executed.add(request);
    return run(tables, request);
  }

  @Override
  public SqlOutcome dryRun(Snapshot tables, SqlRequest request) {
    SqlOutcome outcome = run(new ScratchTables(tables), request);
    return new SqlOutcome(
        outcome.statementType(),
        outcome.fields(),
        List.of(),
        0,
        outcome.referenced(),
        outcome.bytesProcessed());
  }

  private SqlOutcome run(Tables tables, SqlRequest request) {
    Statement statement = statements.get(request.sql());
    if (statement == null) {
      throw new SqlError("invalidQuery", "Syntax error: the fake does not know " + request.sql());
    }
    return statement.run(tables);
  }
}
