package energy.bmkpi.emulator.sql;

import com.google.protobuf.Message;
import com.google.zetasql.Value;
import com.google.zetasql.parser.ASTMergeActionProto;
import com.google.zetasql.parser.ASTMergeStatementProto;
import com.google.zetasql.parser.ASTMergeWhenClauseProto;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * MERGE: first the pairs of rows that match, then each WHEN clause over the rows that no earlier
 * clause took.
 */
final class Merge {
  private final Dml dml;
  private final ASTMergeStatementProto syntax;
  private final Table table;
  private final TableChange change;
  private final String alias;
  private final Relation target;
  private final MergeSource source;

  Merge(Dml dml, ASTMergeStatementProto syntax, Table table) {
    this.dml = dml;
    this.syntax = syntax;
    this.table = table;
    change = new TableChange(table);
    alias =
        Syntax.quoted(
            syntax.hasAlias()
                ? syntax.getAlias().getIdentifier().getIdString()
                : table.name().table());
    target = Dml.target(table);
    source = MergeSource.of(dml, Syntax.node(syntax.getTableExpression()));
  }

  /**
   * @param condition the analysed ON
   */
  TableChange run(ResolvedExpr condition) {
    List<Pair> matched = isFalse(condition) ? List.of() : matches();
    Set<Integer> targetsMatched = new HashSet<>();
    Set<Integer> sourcesMatched = new HashSet<>();
    matched.forEach(pair -> targetsMatched.add(pair.target()));
    matched.forEach(pair -> sourcesMatched.add(pair.source()));
    List<Pair> remaining = new ArrayList<>(matched);
    List<Integer> targets = except(target, targetsMatched);
    List<Integer> sources = except(source.relation(), sourcesMatched);
    for (ASTMergeWhenClauseProto when : syntax.getWhenClauses().getClauseListList()) {
      switch (when.getMatchType()) {
        case MATCHED -> remaining = matched(when, remaining);
        case NOT_MATCHED_BY_SOURCE -> targets = bySource(when, targets);
        case NOT_MATCHED_BY_TARGET -> sources = byTarget(when, sources);
        default -> throw SqlError.unsupported("WHEN " + when.getMatchType());
      }
    }
    return change;
  }

  private record Pair(int target, int source) {}

  private List<Pair> matches() {
    String query =
        "SELECT "
            + alias
            + "."
            + Dml.ROW
            + ", "
            + source.alias()
            + "."
            + Dml.ROW
            + " FROM "
            + from(target, alias)
            + " JOIN "
            + from(source.relation(), source.alias())
            + " ON "
            + text(syntax.getMergeCondition());
    List<Pair> pairs = new ArrayList<>();
    for (Relation part : Parts.of(source.relation())) {
      for (List<Value> row : dml.selectInParts(query, target, part)) {
        pairs.add(new Pair(Dml.row(row, 0), Dml.row(row, 1)));
      }
    }
    return pairs;
  }

  private List<Pair> matched(ASTMergeWhenClauseProto when, List<Pair> pairs) {
    List<Pair> remaining = new ArrayList<>(pairs);
    Set<Integer> taken = new HashSet<>();
    int part = 1000;
    for (int from = 0; from < pairs.size(); from += part) {
      List<Pair> some = pairs.subList(from, Math.min(pairs.size(), from + part));
      Relation left = rows(target, some.stream().map(Pair::target).toList());
      Relation right = rows(source.relation(), some.stream().map(Pair::source).toList());
      String both =
          from(left, alias)
              + " JOIN "
              + from(right, source.alias())
              + " ON "
              + alias
              + "."
              + Dml.ROW
              + " = "
              + source.alias()
              + "."
              + Dml.ROW;
      Assignments set = assignments(when.getAction());
      String query = query(alias, set.expressions(), both, when);
      for (List<Value> row : dml.select(query, left, right)) {
        int index = Dml.row(row, 0);
        taken.add(from + index);
        changeTarget(when, set, some.get(index).target(), row);
      }
    }
    remaining.clear();
    IntStream.range(0, pairs.size())
        .filter(i -> !taken.contains(i))
        .mapToObj(pairs::get)
        .forEach(remaining::add);
    return remaining;
  }

  private List<Integer> bySource(ASTMergeWhenClauseProto when, List<Integer> candidates) {
    Relation rows = rows(target, candidates);
    Assignments set = assignments(when.getAction());
    Set<Integer> taken = new HashSet<>();
    String query = query(alias, set.expressions(), from(rows, alias), when);
    for (List<Value> row : dml.selectInParts(query, rows)) {
      taken.add(Dml.row(row, 0));
      changeTarget(when, set, candidates.get(Dml.row(row, 0)), row);
    }
    return without(candidates, taken);
  }

  private List<Integer> byTarget(ASTMergeWhenClauseProto when, List<Integer> candidates) {
    Relation rows = rows(source.relation(), candidates);
    List<Integer> columns = insertedColumns(when.getAction());
    Set<Integer> taken = new HashSet<>();
    String query =
        query(
            source.alias(), inserted(when.getAction(), columns), from(rows, source.alias()), when);
    for (List<Value> row : dml.selectInParts(query, rows)) {
      taken.add(Dml.row(row, 0));
      change.insert(columns, row.subList(1, row.size()));
    }
    return without(candidates, taken);
  }

  private void changeTarget(
      ASTMergeWhenClauseProto when, Assignments set, int row, List<Value> result) {
    switch (when.getAction().getActionType()) {
      case UPDATE -> change.update(row, set.columns(), result.subList(1, result.size()));
      case DELETE -> change.delete(row);
      default -> throw SqlError.unsupported("WHEN … THEN " + when.getAction().getActionType());
    }
  }

  private Assignments assignments(ASTMergeActionProto action) {
    return action.hasUpdateItemList()
        ? Assignments.of(action.getUpdateItemList(), table, dml)
        : new Assignments(List.of(), List.of());
  }

  private List<Integer> insertedColumns(ASTMergeActionProto action) {
    return action.hasInsertColumnList()
        ? action.getInsertColumnList().getIdentifiersList().stream()
            .map(name -> table.indexOf(name.getIdString()))
            .toList()
        : IntStream.range(0, table.fields().size()).boxed().toList();
  }

  private List<String> inserted(ASTMergeActionProto action, List<Integer> columns) {
    boolean wholeRow = action.getInsertRow().getValuesCount() == 0;
    List<String> expressions = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Field field = table.fields().get(columns.get(i));
      expressions.add(
          wholeRow
              ? Dml.cast(sourceColumn(i), field.type())
              : Insert.expression(action.getInsertRow().getValues(i), field, dml));
    }
    return expressions;
  }

  private String sourceColumn(int index) {
    return source.alias() + "." + Syntax.quoted(source.relation().fields().get(index).name());
  }

  private String query(
      String numbered, List<String> expressions, String from, ASTMergeWhenClauseProto when) {
    List<String> columns = new ArrayList<>(List.of(numbered + "." + Dml.ROW));
    columns.addAll(expressions);
    String condition = when.hasSearchCondition() ? text(when.getSearchCondition()) : "TRUE";
    return "SELECT " + String.join(", ", columns) + " FROM " + from + " WHERE " + condition;
  }

  private static String from(Relation relation, String alias) {
    return Syntax.quoted(relation.name()) + " AS " + alias;
  }

  private String text(Message syntax) {
    return dml.statement().text().text(Syntax.range(syntax));
  }

  /** Some rows of a numbered relation, numbered anew. */
  private static Relation rows(Relation numbered, List<Integer> positions) {
    int last = numbered.fields().size() - 1;
    return Dml.numbered(
        numbered.name(),
        numbered.fields().subList(0, last),
        positions.stream().map(i -> numbered.rows().get(i).subList(0, last)).toList());
  }

  private static List<Integer> except(Relation relation, Set<Integer> positions) {
    return IntStream.range(0, relation.rows().size())
        .filter(i -> !positions.contains(i))
        .boxed()
        .toList();
  }

  private static List<Integer> without(List<Integer> candidates, Set<Integer> taken) {
    return IntStream.range(0, candidates.size())
        .filter(i -> !taken.contains(i))
        .mapToObj(candidates::get)
        .toList();
  }

  /** {@code ON FALSE}: nothing matches, without looking. */
  private static boolean isFalse(ResolvedExpr condition) {
    return condition instanceof ResolvedLiteral literal
        && !literal.getValue().isNull()
        && !literal.getValue().getBoolValue();
  }
}
