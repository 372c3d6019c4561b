package energy.bmkpi.emulator.sql;

import com.google.protobuf.Message;
import energy.bmkpi.emulator.store.ScratchTables;
import energy.bmkpi.emulator.store.Snapshot;
import energy.bmkpi.emulator.store.Tables;
import java.time.Clock;
import java.util.List;

/** Google's own SQL engine over the emulator's tables. Any number of threads may use it. */
public final class GoogleSqlEngine implements SqlEngine {
  private final Parser parser = new Parser();
  private final Queries queries = new Queries();
  private final Clock clock;

  public GoogleSqlEngine() {
    this(Clock.systemUTC());
  }

  /**
   * @param clock tells which tables have expired
   */
  public GoogleSqlEngine(Clock clock) {
    this.clock = clock;
  }

  @Override
  public SqlOutcome execute(Tables tables, SqlRequest request) {
    return run(tables, request, false);
  }

  @Override
  public SqlOutcome dryRun(Snapshot tables, SqlRequest request) {
    // later statements see what earlier ones define
    return run(new ScratchTables(tables), request, true);
  }

  private SqlOutcome run(Tables tables, SqlRequest request, boolean dry) {
    List<Message> statements = parser.statements(request.sql());
    StatementRunner runner = new StatementRunner(parser, queries, request, clock, dry);
    return new Script(runner, tables).run(statements);
  }
}
