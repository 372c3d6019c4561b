package energy.bmkpi.emulator.sql;

import com.google.zetasql.parser.ASTUpdateItemListProto;
import com.google.zetasql.parser.ASTUpdateItemProto;
import energy.bmkpi.emulator.store.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * The SET of an UPDATE.
 *
 * @param columns positions in the target
 * @param expressions the values' texts, each of its column's type
 */
record Assignments(List<Integer> columns, List<String> expressions) {

  static Assignments of(ASTUpdateItemListProto items, Table target, Dml dml) {
    List<Integer> columns = new ArrayList<>();
    List<String> expressions = new ArrayList<>();
    for (ASTUpdateItemProto item : items.getUpdateItemsList()) {
      if (!item.hasSetValue()) {
        throw SqlError.unsupported("changes to parts of columns or arrays");
      }
      List<String> path = Syntax.names(Syntax.path(item.getSetValue().getPath()));
      int column = target.indexOf(path.get(path.size() - 1));
      columns.add(column);
      expressions.add(
          Insert.expression(item.getSetValue().getValue(), target.fields().get(column), dml));
    }
    return new Assignments(columns, expressions);
  }

  /** For the end of a list of a query's columns. */
  String commaAndExpressions() {
    return ", " + String.join(", ", expressions);
  }
}
