package energy.bmkpi.emulator.sql;

import com.google.zetasql.Value;
import com.google.zetasql.parser.ASTAliasProto;
import com.google.zetasql.parser.ASTDeleteStatementProto;
import com.google.zetasql.parser.ASTUpdateStatementProto;
import energy.bmkpi.emulator.store.Table;
import java.util.List;

/** UPDATE and DELETE: a query tells the rows, by their positions. */
final class Update {
  private final Dml dml;
  private final Table table;
  private final Relation target;

  Update(Dml dml, Table table) {
    this.dml = dml;
    this.table = table;
    target = Dml.target(table);
  }

  TableChange update(ASTUpdateStatementProto syntax) {
    if (syntax.hasReturning() || syntax.hasAssertRowsModified() || syntax.hasOffset()) {
      throw SqlError.unsupported("this clause of UPDATE");
    }
    Rewriting text = dml.statement().text();
    Assignments set = Assignments.of(syntax.getUpdateItemList(), table, dml);
    String alias = alias(syntax.hasAlias(), syntax.getAlias());
    String others =
        syntax.hasFromClause()
            ? text.text(Syntax.range(syntax.getFromClause().getTableExpression())) + " CROSS JOIN "
            : "";
    String query =
        "SELECT "
            + alias
            + "."
            + Dml.ROW
            + set.commaAndExpressions()
            + " FROM "
            + others
            + Syntax.quoted(target.name())
            + " AS "
            + alias
            + " WHERE "
            + text.text(Syntax.range(syntax.getWhere()));
    TableChange change = new TableChange(table);
    for (List<Value> row : dml.selectInParts(query, target)) {
      change.update(Dml.row(row, 0), set.columns(), row.subList(1, row.size()));
    }
    return change;
  }

  TableChange delete(ASTDeleteStatementProto syntax) {
    if (syntax.hasReturning() || syntax.hasAssertRowsModified() || syntax.hasOffset()) {
      throw SqlError.unsupported("this clause of DELETE");
    }
    String alias = alias(syntax.hasAlias(), syntax.getAlias());
    String query =
        "SELECT "
            + alias
            + "."
            + Dml.ROW
            + " FROM "
            + Syntax.quoted(target.name())
            + " AS "
            + alias
            + " WHERE "
            + dml.statement().text().text(Syntax.range(syntax.getWhere()));
    TableChange change = new TableChange(table);
    dml.selectInParts(query, target).forEach(row -> change.delete(Dml.row(row, 0)));
    return change;
  }

  private String alias(boolean given, ASTAliasProto alias) {
    return Syntax.quoted(given ? alias.getIdentifier().getIdString() : table.name().table());
  }
}
