package energy.bmkpi.emulator.sql;

import com.google.zetasql.Value;
import com.google.zetasql.parser.ASTColumnDefinitionProto;
import com.google.zetasql.parser.ASTCreateStatementEnums.Scope;
import com.google.zetasql.parser.ASTCreateStatementProto;
import com.google.zetasql.parser.ASTCreateTableStatementProto;
import com.google.zetasql.parser.ASTCreateTableStmtBaseProto;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableAsSelectStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableStmtBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.Snapshot;
import energy.bmkpi.emulator.store.Table;
import energy.bmkpi.emulator.store.TableName;
import java.util.List;

/** CREATE TABLE, also from a query. */
final class CreateTable {
  private final Dml dml;
  private final TableLookup lookup;
  private final TableOptions.Evaluator values;
  private final ASTCreateTableStatementProto syntax;
  private final ASTCreateTableStmtBaseProto base;
  private final ASTCreateStatementProto create;

  CreateTable(
      Dml dml,
      TableLookup lookup,
      TableOptions.Evaluator values,
      ASTCreateTableStatementProto syntax) {
    this.dml = dml;
    this.lookup = lookup;
    this.values = values;
    this.syntax = syntax;
    base = syntax.getParent();
    create = base.getParent();
  }

  /**
   * @param dry whether to leave out the rows of the query
   */
  Effect run(ResolvedCreateTableStmtBase analysed, boolean dry) {
    requireSupported(analysed);
    String type = syntax.hasQuery() ? "CREATE_TABLE_AS_SELECT" : "CREATE_TABLE";
    TableName name = lookup.name(Syntax.names(base.getName()));
    lookup.requireDataset(name.datasetName());
    Snapshot before = lookup.snapshot();
    if (lookup.exists(name) && !create.getIsOrReplace()) {
      if (create.getIsIfNotExists()) {
        return Effect.change(type, 0, before);
      }
      throw new SqlError("duplicate", "Already Exists: Table " + TableLookup.colon(name));
    }
    Table table = table(name, analysed);
    if (syntax.hasQuery() && !dry) {
      String query = dml.statement().text().text(Syntax.range(syntax.getQuery()));
      List<List<Value>> rows = dml.rowsOf(query, table.fields());
      rows.forEach(row -> TableChange.requireRequired(table.fields(), row));
      return Effect.change(type, 0, before.with(table.withRows(rows)));
    }
    return Effect.change(type, 0, before.with(table));
  }

  private Table table(TableName name, ResolvedCreateTableStmtBase analysed) {
    ColumnDefinitions columns = new ColumnDefinitions(dml.statement(), values);
    List<Field> fields = columns.fields(analysed.getColumnDefinitionList(), columnSyntax());
    TableOptions options = TableOptions.ofTable(base.getOptionsList(), dml.statement(), values);
    String partitionedBy = Partitioning.column(partitionBy(analysed));
    Double days = options.partitionExpirationDays();
    if (days != null && partitionedBy == null) {
      throw SqlError.invalid(
          "partition_expiration_days is for tables with partitions, which "
              + TableLookup.colon(name)
              + " has not");
    }
    return new Table(
        name,
        fields,
        partitionedBy,
        Partitioning.clusters(clusterBy(analysed)),
        options.description(),
        options.labels(),
        lookup.now(),
        options.expirationTimestamp(),
        List.of(),
        days);
  }

  private List<ASTColumnDefinitionProto> columnSyntax() {
    return base.hasTableElementList()
        ? Syntax.all(ASTColumnDefinitionProto.class, base.getTableElementList())
        : List.of();
  }

  private static List<ResolvedExpr> partitionBy(ResolvedCreateTableStmtBase analysed) {
    return analysed instanceof ResolvedCreateTableAsSelectStmt asSelect
        ? asSelect.getPartitionByList()
        : ((ResolvedCreateTableStmt) analysed).getPartitionByList();
  }

  private static List<ResolvedExpr> clusterBy(ResolvedCreateTableStmtBase analysed) {
    return analysed instanceof ResolvedCreateTableAsSelectStmt asSelect
        ? asSelect.getClusterByList()
        : ((ResolvedCreateTableStmt) analysed).getClusterByList();
  }

  private void requireSupported(ResolvedCreateTableStmtBase analysed) {
    if (create.getScope() != Scope.DEFAULT_SCOPE) {
      throw SqlError.unsupported("temporary tables");
    }
    if (syntax.hasCloneDataSource() || syntax.hasCopyDataSource() || base.hasLikeTableName()) {
      throw SqlError.unsupported("CREATE TABLE like, or as a copy of, another");
    }
    if (base.hasCollate() || base.hasWithConnectionClause() || syntax.hasTtl()) {
      throw SqlError.unsupported("this clause of CREATE TABLE");
    }
    if (analysed.getPrimaryKey() != null
        || !analysed.getForeignKeyList().isEmpty()
        || !analysed.getCheckConstraintList().isEmpty()) {
      throw SqlError.unsupported("constraints of tables");
    }
  }
}
