package energy.bmkpi.emulator.sql;

import com.google.protobuf.Message;
import com.google.zetasql.Value;
import com.google.zetasql.parser.ASTBeginStatementProto;
import com.google.zetasql.parser.ASTCommitStatementProto;
import com.google.zetasql.parser.ASTQueryStatementProto;
import com.google.zetasql.parser.ASTRollbackStatementProto;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.Tables;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one request, each seeing what those before it changed. What one changes stays,
 * whatever becomes of those after it, unless it belongs to a transaction.
 */
final class Script {
  private final StatementRunner runner;
  private final Tables tables;
  private @Nullable Transaction transaction;
  private List<Field> fields = List.of();
  private List<List<Value>> rows = List.of();
  private long affectedRows;

  Script(StatementRunner runner, Tables tables) {
    this.runner = runner;
    this.tables = tables;
  }

  SqlOutcome run(List<Message> statements) {
    String type = "SCRIPT";
    try {
      for (Message statement : statements) {
        type = run(statement);
      }
    } finally {
      endTransaction();
    }
    return new SqlOutcome(
        statements.size() == 1 ? type : "SCRIPT",
        fields,
        rows,
        affectedRows,
        runner.referenced(),
        runner.bytesProcessed());
  }

  private String run(Message statement) {
    if (statement instanceof ASTBeginStatementProto) {
      begin();
      return "BEGIN_TRANSACTION";
    }
    if (statement instanceof ASTCommitStatementProto) {
      active().commit(runner.position(statement));
      endTransaction();
      return "COMMIT_TRANSACTION";
    }
    if (statement instanceof ASTRollbackStatementProto) {
      active();
      endTransaction();
      return "ROLLBACK_TRANSACTION";
    }
    Effect effect = effect(statement);
    affectedRows += effect.affectedRows();
    if (effect.isQuery()) {
      fields = effect.fields();
      rows = effect.rows();
    }
    return effect.statementType();
  }

  private Effect effect(Message statement) {
    Transaction open = transaction;
    if (open != null) {
      Effect effect = runner.run(statement, open.seen(), true);
      open.take(effect.after(), runner.position(statement));
      return effect;
    }
    return statement instanceof ASTQueryStatementProto
        ? runner.run(statement, tables.current(), false)
        : change(statement);
  }

  private Effect change(Message statement) {
    List<Effect> effects = new ArrayList<>();
    tables.change(
        before -> {
          Effect effect = runner.run(statement, before, false);
          effects.add(effect);
          return effect.after();
        });
    return effects.get(effects.size() - 1);
  }

  private void begin() {
    if (transaction != null) {
      throw SqlError.invalid("Nested transactions are not supported");
    }
    transaction = Transaction.begin(tables);
  }

  private Transaction active() {
    if (transaction == null) {
      throw SqlError.invalid("There is no active transaction");
    }
    return transaction;
  }

  private void endTransaction() {
    if (transaction != null) {
      transaction.close();
      transaction = null;
    }
  }
}
