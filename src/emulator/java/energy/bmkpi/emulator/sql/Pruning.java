package energy.bmkpi.emulator.sql;

import com.google.zetasql.SqlException;
import com.google.zetasql.Value;
import com.google.zetasql.parser.ASTSelectProto;
import com.google.zetasql.parser.ASTTablePathExpressionProto;
import energy.bmkpi.emulator.store.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Leaves out rows of tables too large for one message to the engine, which a WHERE directly on the
 * table refuses anyway: {@code SELECT … FROM table WHERE …}. Each such WHERE is evaluated over the
 * table in parts; other tables stay whole.
 */
final class Pruning {
  /** Smaller tables are sent as they are. */
  private static final long SMALL = 1_000_000;

  private final Queries queries;
  private final Statement statement;
  private final Map<String, Value> parameters;
  private final Map<Integer, ASTSelectProto> selects = new HashMap<>();

  private Pruning(Queries queries, Statement statement, Map<String, Value> parameters) {
    this.queries = queries;
    this.statement = statement;
    this.parameters = parameters;
    for (ASTSelectProto select : Syntax.all(ASTSelectProto.class, statement.syntax())) {
      if (select.hasFromClause()
          && select.hasWhereClause()
          && Syntax.node(select.getFromClause().getTableExpression())
              instanceof ASTTablePathExpressionProto table
          && table.hasPathExpr()) {
        selects.put(Syntax.range(table.getPathExpr()).start(), select);
      }
    }
  }

  static Statement of(
      Queries queries, Statement statement, Analysis analysis, Map<String, Value> parameters) {
    Pruning pruning = new Pruning(queries, statement, parameters);
    Map<TableName, Relation> relations = new LinkedHashMap<>();
    statement
        .relations()
        .forEach(
            (name, relation) ->
                relations.put(
                    name,
                    relation.sentBytes(analysis.columnsRead()) > SMALL
                        ? pruning.prune(name, relation)
                        : relation));
    return statement.with(relations);
  }

  private Relation prune(TableName name, Relation relation) {
    TreeSet<Integer> kept = new TreeSet<>();
    for (Statement.Read read : statement.reads()) {
      if (read.name().equals(name)) {
        Optional<List<Integer>> rows = rows(read, relation);
        if (rows.isEmpty()) {
          return relation;
        }
        kept.addAll(rows.get());
      }
    }
    List<List<Value>> rows = kept.stream().map(relation.rows()::get).toList();
    return new Relation(relation.name(), relation.fields(), rows);
  }

  /** The rows that the WHERE around one mention of the table keeps; empty where there is none. */
  private Optional<List<Integer>> rows(Statement.Read read, Relation relation) {
    ASTSelectProto select = selects.get(read.position());
    if (select == null) {
      return Optional.empty();
    }
    Relation numbered =
        Dml.numbered("rows of " + relation.name(), relation.fields(), relation.rows());
    String alias = Syntax.quoted(read.alias());
    String sql =
        "SELECT "
            + alias
            + "."
            + Dml.ROW
            + " FROM "
            + Syntax.quoted(numbered.name())
            + " AS "
            + alias
            + " WHERE "
            + statement.text().text(Syntax.range(select.getWhereClause().getExpression()));
    try {
      queries.analyse(sql, List.of(numbered), parameters);
    } catch (SqlException e) {
      // The WHERE speaks of more than this table, so it cannot be evaluated by itself.
      return Optional.empty();
    }
    List<Integer> rows = new ArrayList<>();
    for (Relation part : Parts.of(numbered)) {
      queries.execute(sql, List.of(part), parameters).forEach(row -> rows.add(Dml.row(row, 0)));
    }
    return Optional.of(rows);
  }
}
