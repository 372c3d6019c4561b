package energy.bmkpi.emulator.sql;

import com.google.protobuf.Message;
import com.google.zetasql.parser.ASTAliasedQueryProto;
import com.google.zetasql.parser.ASTAlterTableStatementProto;
import com.google.zetasql.parser.ASTDeleteStatementProto;
import com.google.zetasql.parser.ASTInsertStatementProto;
import com.google.zetasql.parser.ASTMergeStatementProto;
import com.google.zetasql.parser.ASTPathExpressionProto;
import com.google.zetasql.parser.ASTTablePathExpressionProto;
import com.google.zetasql.parser.ASTTruncateStatementProto;
import com.google.zetasql.parser.ASTUpdateStatementProto;
import energy.bmkpi.emulator.sql.Rewriting.Edit;
import energy.bmkpi.emulator.sql.Statement.Read;
import energy.bmkpi.emulator.store.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts names of one part in place of a statement's table names: the engine knows no projects, no
 * backquoted paths and no difference in case.
 */
final class TableReferences {
  private final TableLookup lookup;
  private final Set<List<String>> tablePaths;
  private final Set<String> commonTableExpressions;
  private final List<Edit> edits = new ArrayList<>();
  private final List<Read> reads = new ArrayList<>();
  private final Map<TableName, String> names = new LinkedHashMap<>();

  private TableReferences(TableLookup lookup, Set<List<String>> tablePaths, Message statement) {
    this.lookup = lookup;
    this.tablePaths = tablePaths;
    commonTableExpressions =
        Syntax.all(ASTAliasedQueryProto.class, statement).stream()
            .map(entry -> entry.getAlias().getIdString().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
  }

  static Statement resolve(Message syntax, SourceText source, Parser parser, TableLookup lookup) {
    ByteRange range = Syntax.range(syntax);
    Set<List<String>> paths = parser.tablePaths(source.slice(range.start(), range.end()));
    TableReferences references = new TableReferences(lookup, paths, syntax);
    TableName target = references.replaceTarget(syntax);
    for (ASTTablePathExpressionProto table :
        Syntax.all(ASTTablePathExpressionProto.class, syntax)) {
      if (table.hasPathExpr()) {
        references.replace(table);
      }
    }
    Map<TableName, Relation> relations = new LinkedHashMap<>();
    references.names.forEach((name, as) -> relations.put(name, lookup.relation(name, as)));
    return new Statement(
        syntax,
        new Rewriting(source, range, references.edits),
        relations,
        references.reads,
        target);
  }

  private void replace(ASTTablePathExpressionProto table) {
    List<String> path = Syntax.names(table.getPathExpr());
    if (!tablePaths.contains(path)) {
      return;
    }
    if (table.hasForSystemTime()) {
      throw SqlError.unsupported("FOR SYSTEM_TIME AS OF");
    }
    boolean shadowed =
        path.size() == 1 && commonTableExpressions.contains(path.get(0).toLowerCase(Locale.ROOT));
    if (shadowed) {
      throw SqlError.unsupported(
          "a table and a common table expression of the same name, " + path.get(0));
    }
    TableName name = replace(table.getPathExpr(), !table.hasAlias());
    String alias =
        table.hasAlias() ? table.getAlias().getIdentifier().getIdString() : implicitAlias(name);
    reads.add(new Read(name, Syntax.range(table.getPathExpr()).start(), alias));
  }

  private @Nullable TableName replaceTarget(Message syntax) {
    if (syntax instanceof ASTMergeStatementProto merge) {
      return replace(merge.getTargetPath(), !merge.hasAlias());
    }
    if (syntax instanceof ASTUpdateStatementProto update) {
      return replace(Syntax.path(update.getTargetPath()), !update.hasAlias());
    }
    if (syntax instanceof ASTDeleteStatementProto delete) {
      return replace(Syntax.path(delete.getTargetPath()), !delete.hasAlias());
    }
    if (syntax instanceof ASTInsertStatementProto insert) {
      return replace(Syntax.path(insert.getTargetPath()), false);
    }
    if (syntax instanceof ASTTruncateStatementProto truncate) {
      return replace(truncate.getTargetPath(), false);
    }
    if (syntax instanceof ASTAlterTableStatementProto alter
        && !AlterTable.isForNothing(alter.getParent(), lookup)) {
      return replace(alter.getParent().getPath(), false);
    }
    return null;
  }

  private TableName replace(ASTPathExpressionProto path, boolean needsAlias) {
    TableName name = lookup.name(Syntax.names(path));
    String engineName = names.computeIfAbsent(name, this::unusedName);
    String alias = needsAlias ? " AS " + Syntax.quoted(implicitAlias(name)) : "";
    edits.add(new Edit(Syntax.range(path), Syntax.quoted(engineName) + alias));
    return name;
  }

  /** The full name; with a number where another differs by case only. */
  private String unusedName(TableName name) {
    long alike =
        names.keySet().stream().filter(n -> n.toString().equalsIgnoreCase(name.toString())).count();
    return alike == 0 ? name.toString() : name + "#" + alike;
  }

  private static String implicitAlias(TableName name) {
    return name.table().substring(name.table().lastIndexOf('.') + 1);
  }
}
