package energy.bmkpi.emulator.sql;

import com.google.protobuf.Message;
import com.google.zetasql.SqlException;
import com.google.zetasql.Value;
import com.google.zetasql.parser.ASTAlterTableStatementProto;
import com.google.zetasql.parser.ASTQueryStatementProto;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedQueryStmt;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.LogicalSize;
import energy.bmkpi.emulator.store.Snapshot;
import energy.bmkpi.emulator.store.TableName;
import java.time.Clock;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs the statements of one request one by one, and adds up what they read. */
final class StatementRunner {
  /** BigQuery bills no query of INFORMATION_SCHEMA below this. */
  private static final long SCHEMA_VIEW_BYTES = 10L * 1024 * 1024;

  private final Parser parser;
  private final Queries queries;
  private final SqlRequest request;
  private final Clock clock;
  private final boolean dry;
  private final SourceText source;
  private final Set<TableName> referenced = new LinkedHashSet<>();
  private long bytesProcessed;

  StatementRunner(Parser parser, Queries queries, SqlRequest request, Clock clock, boolean dry) {
    this.parser = parser;
    this.queries = queries;
    this.request = request;
    this.clock = clock;
    this.dry = dry;
    source = new SourceText(request.sql());
  }

  Set<TableName> referenced() {
    return Set.copyOf(referenced);
  }

  long bytesProcessed() {
    return bytesProcessed;
  }

  /** Where a statement begins: {@code line:column}. */
  String position(Message syntax) {
    return source.lineAndColumn(Syntax.range(syntax).start());
  }

  Effect run(Message syntax, Snapshot tables, boolean inTransaction) {
    requireSupported(syntax);
    TableLookup lookup = new TableLookup(tables, request, clock.instant());
    Statement statement = TableReferences.resolve(syntax, source, parser, lookup);
    try {
      return run(statement, lookup, inTransaction);
    } catch (SqlException e) {
      throw EngineErrors.translate(e, statement.text()::inOriginal);
    }
  }

  private static void requireSupported(Message syntax) {
    if (!(syntax instanceof ASTQueryStatementProto)
        && !Definitions.isOne(syntax)
        && !Changes.isOne(syntax)) {
      throw SqlError.unsupported(
          "statements of this kind: "
              + syntax.getDescriptorForType().getName().replaceAll("^AST|Proto$", ""));
    }
  }

  private Effect run(Statement statement, TableLookup lookup, boolean inTransaction) {
    Message syntax = statement.syntax();
    if (syntax instanceof ASTQueryStatementProto) {
      return query(statement, lookup.snapshot());
    }
    if (Definitions.isOne(syntax)) {
      if (inTransaction) {
        throw SqlError.invalid("DDL statements are not supported in a transaction");
      }
      if (syntax instanceof ASTAlterTableStatementProto alter
          && AlterTable.isForNothing(alter.getParent(), lookup)) {
        return Effect.change(AlterTable.TYPE, 0, lookup.snapshot());
      }
      Analysis analysis = analyse(statement);
      return new Definitions(dml(pruned(statement, analysis)), lookup, request.parameters(), dry)
          .run(syntax, analysis.statement());
    }
    Analysis analysis = analyse(statement);
    return new Changes(dml(pruned(statement, analysis)), lookup, dry)
        .run(syntax, analysis.statement());
  }

  private Statement pruned(Statement statement, Analysis analysis) {
    return dry ? statement : Pruning.of(queries, statement, analysis, request.parameters());
  }

  private Dml dml(Statement statement) {
    return new Dml(queries, statement, request.parameters());
  }

  private Effect query(Statement statement, Snapshot tables) {
    Analysis analysis = analyse(statement);
    List<Field> fields =
        ResultFields.of(((ResolvedQueryStmt) analysis.statement()).getOutputColumnList());
    List<List<Value>> rows =
        dry
            ? List.of()
            : queries.execute(
                statement.text().text(),
                pruned(statement, analysis).relations().values(),
                request.parameters());
    return Effect.query(fields, rows, tables);
  }

  private Analysis analyse(Statement statement) {
    Analysis analysis =
        queries.analyse(
            statement.text().text(), statement.relations().values(), request.parameters());
    for (Map.Entry<TableName, Relation> read : statement.relations().entrySet()) {
      BitSet columns = analysis.columnsBilled().get(read.getValue().name());
      if (columns != null) {
        account(read.getKey(), read.getValue(), columns);
      }
    }
    return analysis;
  }

  private void account(TableName name, Relation relation, BitSet columns) {
    if (TableLookup.isSchemaView(name)) {
      bytesProcessed += SCHEMA_VIEW_BYTES;
    } else {
      referenced.add(name);
      bytesProcessed += size(relation, columns);
    }
  }

  private static long size(Relation relation, BitSet columns) {
    return relation.rows().stream()
        .flatMapToLong(row -> columns.stream().mapToLong(column -> LogicalSize.of(row.get(column))))
        .sum();
  }
}
