package energy.bmkpi.emulator.sql;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import java.util.BitSet;
import java.util.Map;

/**
 * A statement that the analyser accepted.
 *
 * @param columnsRead columns that the engine looks at, by the relation's name
 * @param columnsBilled columns that the result depends on; none where it only counts rows
 */
record Analysis(
    ResolvedStatement statement,
    Map<String, BitSet> columnsRead,
    Map<String, BitSet> columnsBilled) {

  static Analysis of(ResolvedStatement statement) {
    return new Analysis(statement, ColumnsRead.in(statement), BilledColumns.of(statement));
  }
}
