package energy.bmkpi.emulator.sql;

import com.google.protobuf.Message;
import com.google.zetasql.Value;
import com.google.zetasql.parser.ASTBeginStatementProto;
import com.google.zetasql.parser.ASTCommitStatementProto;
import com.google.zetasql.parser.ASTRollbackStatementProto;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements of one request, each seeing what those before it changed. */
final class Script {
  private final StatementRunner runner;
  private final Snapshot before;
  private final boolean dry;
  private Snapshot committed;
  private @Nullable Snapshot transaction;
  private List<Field> fields = List.of();
  private List<List<Value>> rows = List.of();
  private long affectedRows;
  private boolean changed;

  /**
   * @param dry later statements see what earlier ones define, but nothing is kept
   */
  Script(StatementRunner runner, Snapshot before, boolean dry) {
    this.dry = dry;
    this.runner = runner;
    this.before = before;
    committed = before;
  }

  /** Runs all statements; an error carries what was committed before it. */
  SqlOutcome run(List<Message> statements) {
    String type = "SCRIPT";
    for (Message statement : statements) {
      try {
        type = run(statement);
      } catch (SqlError e) {
        throw changed && !dry ? e.after(committed) : e;
      }
    }
    return new SqlOutcome(
        statements.size() == 1 ? type : "SCRIPT",
        fields,
        rows,
        affectedRows,
        dry ? before : committed,
        runner.referenced(),
        runner.bytesProcessed());
  }

  private String run(Message statement) {
    if (statement instanceof ASTBeginStatementProto) {
      begin();
      return "BEGIN_TRANSACTION";
    }
    if (statement instanceof ASTCommitStatementProto) {
      committed = active();
      changed = true;
      transaction = null;
      return "COMMIT_TRANSACTION";
    }
    if (statement instanceof ASTRollbackStatementProto) {
      active();
      transaction = null;
      return "ROLLBACK_TRANSACTION";
    }
    return change(statement);
  }

  private String change(Message statement) {
    Snapshot open = transaction;
    Effect effect = runner.run(statement, open == null ? committed : open, open != null);
    if (open == null) {
      committed = effect.after();
      changed |= !effect.isQuery();
    } else {
      transaction = effect.after();
    }
    affectedRows += effect.affectedRows();
    if (effect.isQuery()) {
      fields = effect.fields();
      rows = effect.rows();
    }
    return effect.statementType();
  }

  private void begin() {
    if (transaction != null) {
      throw SqlError.invalid("Nested transactions are not supported");
    }
    transaction = committed;
  }

  private Snapshot active() {
    if (transaction == null) {
      throw SqlError.invalid("There is no active transaction");
    }
    return transaction;
  }
}
