package energy.bmkpi.emulator.sql;

import com.google.protobuf.Message;
import com.google.zetasql.Value;
import com.google.zetasql.parser.ASTAlterTableStatementProto;
import com.google.zetasql.parser.ASTCreateTableStatementProto;
import com.google.zetasql.parser.ASTDropStatementProto;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableStmtBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import java.util.Map;

/** DDL: statements that make, change or remove tables. */
record Definitions(Dml dml, TableLookup lookup, Map<String, Value> parameters, boolean dry) {

  static boolean isOne(Message syntax) {
    return syntax instanceof ASTCreateTableStatementProto
        || syntax instanceof ASTDropStatementProto
        || syntax instanceof ASTAlterTableStatementProto;
  }

  Effect run(Message syntax, ResolvedStatement analysed) {
    TableOptions.Evaluator values = TableOptions.Evaluator.of(dml.queries(), parameters);
    if (syntax instanceof ASTCreateTableStatementProto create) {
      return new CreateTable(dml, lookup, values, create)
          .run((ResolvedCreateTableStmtBase) analysed, dry);
    }
    if (syntax instanceof ASTAlterTableStatementProto alter) {
      return new AlterTable(dml.statement(), lookup, values, alter.getParent()).run(analysed);
    }
    return DropTable.run(lookup, (ASTDropStatementProto) syntax);
  }
}
