package energy.bmkpi.emulator.sql;

import com.google.zetasql.resolvedast.ResolvedNodes;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTableScan;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Collects which columns of which tables a statement reads. */
final class ColumnsRead extends ResolvedNodes.Visitor {
  private final Map<String, BitSet> columns = new HashMap<>();

  private ColumnsRead() {}

  static Map<String, BitSet> in(ResolvedStatement statement) {
    ColumnsRead collected = new ColumnsRead();
    statement.accept(collected);
    return collected.columns;
  }

  @Override
  public void visit(ResolvedTableScan scan) {
    BitSet read = columns.computeIfAbsent(scan.getTable().getName(), name -> new BitSet());
    scan.getColumnIndexList().forEach(index -> read.set(index.intValue()));
    super.visit(scan);
  }
}
