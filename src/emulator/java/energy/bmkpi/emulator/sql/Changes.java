package energy.bmkpi.emulator.sql;

import com.google.protobuf.Message;
import com.google.zetasql.parser.ASTDeleteStatementProto;
import com.google.zetasql.parser.ASTInsertStatementProto;
import com.google.zetasql.parser.ASTMergeStatementProto;
import com.google.zetasql.parser.ASTTruncateStatementProto;
import com.google.zetasql.parser.ASTUpdateStatementProto;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedMergeStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import energy.bmkpi.emulator.store.Snapshot;
import energy.bmkpi.emulator.store.Table;
import java.util.Objects;
import java.util.stream.IntStream;

/** DML: statements that change the rows of one table. */
record Changes(Dml dml, TableLookup lookup, boolean dry) {

  static boolean isOne(Message syntax) {
    return syntax instanceof ASTInsertStatementProto
        || syntax instanceof ASTUpdateStatementProto
        || syntax instanceof ASTDeleteStatementProto
        || syntax instanceof ASTMergeStatementProto
        || syntax instanceof ASTTruncateStatementProto;
  }

  Effect run(Message syntax, ResolvedStatement analysed) {
    Snapshot before = lookup.snapshot();
    String type = type(syntax);
    if (dry) {
      return Effect.change(type, 0, before);
    }
    Table target = lookup.table(Objects.requireNonNull(dml.statement().target()));
    TableChange change = change(syntax, analysed, target);
    return Effect.change(type, change.affectedRows(), before.with(change.after()));
  }

  private TableChange change(Message syntax, ResolvedStatement analysed, Table target) {
    if (syntax instanceof ASTInsertStatementProto insert) {
      return new Insert(dml, insert, target).run();
    }
    if (syntax instanceof ASTUpdateStatementProto update) {
      return new Update(dml, target).update(update);
    }
    if (syntax instanceof ASTDeleteStatementProto delete) {
      return new Update(dml, target).delete(delete);
    }
    if (syntax instanceof ASTTruncateStatementProto truncate) {
      return truncate(truncate, target);
    }
    return new Merge(dml, (ASTMergeStatementProto) syntax, target)
        .run(((ResolvedMergeStmt) analysed).getMergeExpr());
  }

  private static TableChange truncate(ASTTruncateStatementProto syntax, Table target) {
    if (syntax.hasWhere()) {
      throw SqlError.unsupported("TRUNCATE TABLE … WHERE");
    }
    TableChange change = new TableChange(target);
    IntStream.range(0, target.rows().size()).forEach(change::delete);
    return change;
  }

  private static String type(Message syntax) {
    if (syntax instanceof ASTInsertStatementProto) {
      return "INSERT";
    }
    if (syntax instanceof ASTUpdateStatementProto) {
      return "UPDATE";
    }
    if (syntax instanceof ASTTruncateStatementProto) {
      return "TRUNCATE_TABLE";
    }
    return syntax instanceof ASTDeleteStatementProto ? "DELETE" : "MERGE";
  }
}
