package energy.bmkpi.emulator.sql;

import com.google.protobuf.Message;
import com.google.zetasql.Value;
import com.google.zetasql.parser.ASTTablePathExpressionProto;
import com.google.zetasql.parser.ASTTableSubqueryProto;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOutputColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedQueryStmt;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.FieldType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The rows that a MERGE compares with its target.
 *
 * @param alias by which the statement names them, quoted
 */
record MergeSource(String alias, Relation relation) {

  static MergeSource of(Dml dml, Message syntax) {
    String query = "SELECT * FROM " + dml.statement().text().text(Syntax.range(syntax));
    ResolvedQueryStmt analysed = (ResolvedQueryStmt) dml.analyse(query).statement();
    List<Field> fields = fields(analysed.getOutputColumnList());
    List<List<Value>> rows = dml.select(query);
    return new MergeSource(Syntax.quoted(alias(syntax)), Dml.numbered("source", fields, rows));
  }

  /** Unnamed columns and names that occur twice cannot be asked for, so they get other names. */
  private static List<Field> fields(List<ResolvedOutputColumn> columns) {
    List<Field> fields = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (ResolvedOutputColumn column : columns) {
      boolean nameable =
          !column.getName().startsWith("$") && taken.add(column.getName().toLowerCase(Locale.ROOT));
      String name = nameable ? column.getName() : "__column_" + fields.size();
      fields.add(Field.of(name, type(column)));
    }
    return fields;
  }

  private static FieldType type(ResolvedOutputColumn column) {
    return ResultFields.type(column.getName(), column.getColumn().getType());
  }

  private static String alias(Message syntax) {
    if (syntax instanceof ASTTablePathExpressionProto table) {
      List<String> path = Syntax.names(table.getPathExpr());
      String last = path.get(path.size() - 1);
      return table.hasAlias()
          ? table.getAlias().getIdentifier().getIdString()
          : last.substring(last.lastIndexOf('.') + 1);
    }
    if (syntax instanceof ASTTableSubqueryProto query) {
      return query.hasAlias() ? query.getAlias().getIdentifier().getIdString() : "__source";
    }
    throw SqlError.unsupported("a MERGE whose source is neither a table nor a query");
  }
}
