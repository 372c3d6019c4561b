package energy.bmkpi.emulator.sql;

import com.google.zetasql.resolvedast.ResolvedColumn;
import com.google.zetasql.resolvedast.ResolvedNodes;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAggregateScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAnalyticFunctionGroup;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedComputedColumnBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedInsertStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOutputColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedPivotScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedProjectScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedRecursiveScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSetOperationItem;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSetOperationScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSubqueryExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTableScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedUnpivotScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithEntry;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithRefScan;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds the columns that a statement's result depends on: BigQuery bills no others, whatever a
 * common table expression names. The analyser itself prunes none of those.
 */
final class BilledColumns extends ResolvedNodes.Visitor {
  private final Set<Long> needed = new HashSet<>();
  private final Map<Long, Runnable> whenNeeded = new HashMap<>();
  private final Map<String, List<ResolvedColumn>> commonTableExpressions = new HashMap<>();
  private final Map<String, BitSet> tables = new HashMap<>();

  private BilledColumns() {}

  /** By the name of the relation. */
  static Map<String, BitSet> of(ResolvedStatement statement) {
    BilledColumns billed = new BilledColumns();
    statement.accept(billed);
    return billed.tables;
  }

  @Override
  public void visit(ResolvedTableScan scan) {
    BitSet columns = tables.computeIfAbsent(scan.getTable().getName(), name -> new BitSet());
    for (int i = 0; i < scan.getColumnList().size(); i++) {
      int index = scan.getColumnIndexList().get(i).intValue();
      onNeed(scan.getColumnList().get(i), () -> columns.set(index));
    }
    super.visit(scan);
  }

  @Override
  public void visit(ResolvedColumnRef reference) {
    need(reference.getColumn());
  }

  @Override
  public void visit(ResolvedOutputColumn output) {
    need(output.getColumn());
  }

  @Override
  public void visit(ResolvedInsertStmt insert) {
    insert.getQueryOutputColumnList().forEach(this::need);
    super.visit(insert);
  }

  @Override
  public void visit(ResolvedProjectScan project) {
    computeOnNeed(project.getExprList());
    project.getInputScan().accept(this);
  }

  @Override
  public void visit(ResolvedAggregateScan aggregate) {
    computeOnNeed(aggregate.getAggregateList());
    aggregate.getGroupByList().forEach(key -> key.accept(this));
    aggregate.getGroupingSetList().forEach(set -> set.accept(this));
    aggregate.getRollupColumnList().forEach(column -> column.accept(this));
    aggregate.getInputScan().accept(this);
  }

  @Override
  public void visit(ResolvedAnalyticFunctionGroup group) {
    for (ResolvedComputedColumnBase function : group.getAnalyticFunctionList()) {
      onNeed(
          function.getColumn(),
          () -> {
            function.getExpr().accept(this);
            if (group.getPartitionBy() != null) {
              group.getPartitionBy().accept(this);
            }
            if (group.getOrderBy() != null) {
              group.getOrderBy().accept(this);
            }
          });
    }
  }

  @Override
  public void visit(ResolvedSubqueryExpr subquery) {
    subquery.getSubquery().getColumnList().forEach(this::need);
    super.visit(subquery);
  }

  @Override
  public void visit(ResolvedWithEntry entry) {
    commonTableExpressions.put(entry.getWithQueryName(), entry.getWithSubquery().getColumnList());
    super.visit(entry);
  }

  @Override
  public void visit(ResolvedWithRefScan reference) {
    passOn(
        reference.getColumnList(),
        Objects.requireNonNull(commonTableExpressions.get(reference.getWithQueryName())));
  }

  @Override
  public void visit(ResolvedSetOperationScan operation) {
    boolean all = operation.getOpType().name().endsWith("_ALL");
    for (ResolvedSetOperationItem item : operation.getInputItemList()) {
      if (all) {
        passOn(operation.getColumnList(), item.getOutputColumnList());
      } else {
        item.getOutputColumnList().forEach(this::need);
      }
      item.getScan().accept(this);
    }
  }

  @Override
  public void visit(ResolvedRecursiveScan recursive) {
    recursive.getNonRecursiveTerm().getOutputColumnList().forEach(this::need);
    recursive.getRecursiveTerm().getOutputColumnList().forEach(this::need);
    super.visit(recursive);
  }

  @Override
  public void visit(ResolvedPivotScan pivot) {
    needAll(pivot.getInputScan());
    super.visit(pivot);
  }

  @Override
  public void visit(ResolvedUnpivotScan unpivot) {
    needAll(unpivot.getInputScan());
    super.visit(unpivot);
  }

  private void needAll(ResolvedScan scan) {
    scan.getColumnList().forEach(this::need);
  }

  private void computeOnNeed(List<? extends ResolvedComputedColumnBase> columns) {
    columns.forEach(column -> onNeed(column.getColumn(), () -> column.getExpr().accept(this)));
  }

  private void passOn(List<ResolvedColumn> outer, List<ResolvedColumn> inner) {
    for (int i = 0; i < outer.size(); i++) {
      ResolvedColumn column = inner.get(i);
      onNeed(outer.get(i), () -> need(column));
    }
  }

  private void need(ResolvedColumn column) {
    if (needed.add(column.getId())) {
      Runnable action = whenNeeded.get(column.getId());
      if (action != null) {
        action.run();
      }
    }
  }

  /** Runs the action once, if and when something needs the column. */
  private void onNeed(ResolvedColumn column, Runnable action) {
    if (needed.contains(column.getId())) {
      action.run();
    } else {
      Runnable earlier = whenNeeded.get(column.getId());
      whenNeeded.put(
          column.getId(),
          earlier == null
              ? action
              : () -> {
                earlier.run();
                action.run();
              });
    }
  }
}
