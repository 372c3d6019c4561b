package energy.bmkpi.emulator.sql;

import com.google.zetasql.Analyzer;
import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.PreparedQuery;
import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.SimpleColumn;
import com.google.zetasql.SimpleTable;
import com.google.zetasql.SqlException;
import com.google.zetasql.TableContent;
import com.google.zetasql.Value;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import energy.bmkpi.emulator.store.Field;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Analyses and executes statements of GoogleSQL over relations. */
final class Queries {
  // All engines speak the same dialect, and a catalog is dear.
  private static final FunctionCatalogs CATALOGS = new FunctionCatalogs();

  Analysis analyse(String sql, Collection<Relation> relations, Map<String, Value> parameters) {
    SimpleCatalog catalog = CATALOGS.take();
    try {
      relations.forEach(relation -> catalog.addSimpleTable(table(relation)));
      return analyse(sql, catalog, Dialect.analyzer(parameters));
    } finally {
      CATALOGS.giveBack(catalog);
    }
  }

  List<List<Value>> execute(
      String sql, Collection<Relation> relations, Map<String, Value> parameters) {
    AnalyzerOptions options = Dialect.analyzer(parameters);
    SimpleCatalog catalog = CATALOGS.take();
    try {
      relations.forEach(relation -> catalog.addSimpleTable(table(relation)));
      Analysis analysis = analyse(sql, catalog, options);
      Map<String, TableContent> contents = new HashMap<>();
      for (Relation relation : relations) {
        BitSet read = analysis.columnsRead().get(relation.name());
        if (read != null) {
          contents.put(relation.name(), content(relation, read));
        }
      }
      try {
        return execute(sql, catalog, contents, options, parameters);
      } catch (SqlException e) {
        throw EngineErrors.isMessageTooLarge(e) ? tooLarge(relations, analysis) : e;
      }
    } finally {
      CATALOGS.giveBack(catalog);
    }
  }

  private static Analysis analyse(String sql, SimpleCatalog catalog, AnalyzerOptions options) {
    ResolvedStatement statement = Analyzer.analyzeStatement(sql, options, catalog);
    AnalyticOnly.require(statement);
    return Analysis.of(statement);
  }

  private static List<List<Value>> execute(
      String sql,
      SimpleCatalog catalog,
      Map<String, TableContent> contents,
      AnalyzerOptions options,
      Map<String, Value> parameters) {
    try (PreparedQuery query =
        PreparedQuery.builder()
            .setSql(sql)
            .setAnalyzerOptions(options)
            .setCatalog(catalog)
            .setTablesContents(contents)
            .prepare()) {
      return List.copyOf(query.execute(parameters).getTableData());
    }
  }

  private static SqlError tooLarge(Collection<Relation> relations, Analysis analysis) {
    return SqlError.unsupported(
        "statements over more than 4 MiB of data, but for rows that a WHERE directly on their"
            + " table refuses. This one reads "
            + relations.stream()
                .filter(relation -> analysis.columnsRead().containsKey(relation.name()))
                .map(
                    relation ->
                        relation.name()
                            + " with "
                            + relation.rows().size()
                            + " rows, "
                            + relation.sentBytes(analysis.columnsRead())
                            + " bytes")
                .collect(Collectors.joining("; ")));
  }

  private static SimpleTable table(Relation relation) {
    List<SimpleColumn> columns =
        relation.fields().stream()
            .map(
                field ->
                    new SimpleColumn(relation.name(), field.name(), field.type().googleSqlType()))
            .toList();
    return new SimpleTable(relation.name(), columns);
  }

  /** The rows with NULL where the statement does not look: messages to the engine are limited. */
  private static TableContent content(Relation relation, BitSet read) {
    List<Value> nulls =
        relation.fields().stream()
            .map(Field::type)
            .map(type -> Value.createNullValue(type.googleSqlType()))
            .toList();
    List<List<Value>> rows = new ArrayList<>(relation.rows().size());
    for (List<Value> row : relation.rows()) {
      List<Value> sent = new ArrayList<>(nulls);
      for (int column = read.nextSetBit(0); column >= 0; column = read.nextSetBit(column + 1)) {
        sent.set(column, row.get(column));
      }
      rows.add(sent);
    }
    return TableContent.create(rows);
  }
}
