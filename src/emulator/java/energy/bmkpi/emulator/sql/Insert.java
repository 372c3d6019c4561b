package energy.bmkpi.emulator.sql;

import com.google.protobuf.Message;
import com.google.zetasql.Value;
import com.google.zetasql.parser.ASTDefaultLiteralProto;
import com.google.zetasql.parser.ASTInsertStatementEnums.InsertMode;
import com.google.zetasql.parser.ASTInsertStatementProto;
import com.google.zetasql.parser.ASTInsertValuesRowProto;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** INSERT of values or of a query's rows. */
final class Insert {
  /** So many rows of values are evaluated at once. */
  private static final int ROWS = 200;

  private final Dml dml;
  private final ASTInsertStatementProto syntax;
  private final Table target;
  private final List<Integer> columns;

  Insert(Dml dml, ASTInsertStatementProto syntax, Table target) {
    this.dml = dml;
    this.syntax = syntax;
    this.target = target;
    columns =
        syntax.hasColumnList()
            ? syntax.getColumnList().getIdentifiersList().stream()
                .map(name -> target.indexOf(name.getIdString()))
                .toList()
            : IntStream.range(0, target.fields().size()).boxed().toList();
  }

  TableChange run() {
    if (syntax.getInsertMode() != InsertMode.DEFAULT_MODE) {
      throw SqlError.unsupported("INSERT OR " + syntax.getInsertMode());
    }
    TableChange change = new TableChange(target);
    if (syntax.hasQuery()) {
      String query = dml.statement().text().text(Syntax.range(syntax.getQuery()));
      List<Field> fields = columns.stream().map(target.fields()::get).toList();
      dml.rowsOf(query, fields).forEach(row -> change.insert(columns, row));
    } else {
      values().forEach(row -> change.insert(columns, row));
    }
    return change;
  }

  private List<List<Value>> values() {
    List<List<Value>> rows = new ArrayList<>();
    List<String> selects = new ArrayList<>();
    for (ASTInsertValuesRowProto row : syntax.getRows().getRowsList()) {
      selects.add("SELECT " + String.join(", ", expressions(row)));
      if (selects.size() == ROWS) {
        rows.addAll(dml.select(String.join(" UNION ALL ", selects)));
        selects.clear();
      }
    }
    if (!selects.isEmpty()) {
      rows.addAll(dml.select(String.join(" UNION ALL ", selects)));
    }
    return rows;
  }

  private List<String> expressions(ASTInsertValuesRowProto row) {
    List<String> expressions = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      expressions.add(expression(row.getValues(i), target.fields().get(columns.get(i)), dml));
    }
    return expressions;
  }

  /** A value's text as the column's type; columns have no default but NULL. */
  static String expression(Message value, Field field, Dml dml) {
    Message node = Syntax.node(value);
    return node instanceof ASTDefaultLiteralProto
        ? Dml.cast("NULL", field.type())
        : Dml.cast(dml.statement().text().text(Syntax.range(node)), field.type());
  }
}
