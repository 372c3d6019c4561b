package energy.bmkpi.emulator.sql;

import com.google.zetasql.SqlException;
import com.google.zetasql.Value;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.emulator.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The queries that a statement of DML comes down to. The engine's own execution of DML ends the
 * process on some statements, so only its queries are used: parts of the statement's text in a
 * query that tells which rows change, and to what.
 */
final class Dml {
  /** Tells the rows of the target, or of the source of a MERGE, apart. */
  static final String ROW = "__row";

  private final Queries queries;
  private final Statement statement;
  private final Map<String, Value> parameters;

  Dml(Queries queries, Statement statement, Map<String, Value> parameters) {
    this.queries = queries;
    this.statement = statement;
    this.parameters = parameters;
  }

  Queries queries() {
    return queries;
  }

  Statement statement() {
    return statement;
  }

  /** Runs a query over the statement's tables and some relations more. */
  List<List<Value>> select(String sql, Relation... others) {
    try {
      return queries.execute(sql, relations(others), parameters);
    } catch (SqlException e) {
      throw EngineErrors.translate(e, Rewriting::withoutPosition);
    }
  }

  Analysis analyse(String sql) {
    return queries.analyse(sql, relations(), parameters);
  }

  /** Runs a query once for each part of a relation: what it tells of a row depends on no other. */
  List<List<Value>> selectInParts(String sql, Relation whole, Relation... others) {
    List<List<Value>> rows = new ArrayList<>();
    for (Relation part : Parts.of(whole)) {
      Relation[] all = new Relation[others.length + 1];
      System.arraycopy(others, 0, all, 0, others.length);
      all[others.length] = part;
      rows.addAll(select(sql, all));
    }
    return rows;
  }

  /** The rows of a query whose columns become those of a table, converted to their types. */
  List<List<Value>> rowsOf(String query, List<Field> columns) {
    List<String> types = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      types.add("CAST(NULL AS " + columns.get(i).type() + ") AS c" + i);
    }
    String typed = "SELECT " + String.join(", ", types) + " FROM UNNEST([1]) WHERE FALSE";
    List<List<Value>> rows = select(typed + " UNION ALL (" + query + ")");
    if (!rows.isEmpty()) {
      requireTypes(rows.get(0), columns);
    }
    return rows;
  }

  private static void requireTypes(List<Value> row, List<Field> columns) {
    for (int i = 0; i < columns.size(); i++) {
      if (!row.get(i).getType().equals(columns.get(i).type().googleSqlType())) {
        throw SqlError.unsupported(
            "the conversion of "
                + row.get(i).getType().typeName()
                + " to "
                + columns.get(i).type()
                + " in column "
                + columns.get(i).name());
      }
    }
  }

  private List<Relation> relations(Relation... others) {
    List<Relation> all = new ArrayList<>(statement.relations().values());
    all.addAll(List.of(others));
    return all;
  }

  static String cast(String expression, FieldType type) {
    return "CAST((" + expression + ") AS " + type + ")";
  }

  static Relation target(Table table) {
    return numbered("target of " + table.name(), table.fields(), table.rows());
  }

  /** A relation with each row's position in one more column. */
  static Relation numbered(String name, List<Field> fields, List<List<Value>> rows) {
    List<Field> all = new ArrayList<>(fields);
    all.add(Field.of(ROW, FieldType.INT64));
    List<List<Value>> numbered = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      List<Value> row = new ArrayList<>(rows.get(i));
      row.add(Value.createInt64Value(i));
      numbered.add(row);
    }
    return new Relation(name, all, numbered);
  }

  /** The position of a row that a query tells in its column {@code index}. */
  static int row(List<Value> result, int index) {
    return Math.toIntExact(result.get(index).getInt64Value());
  }
}
