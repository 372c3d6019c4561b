package energy.bmkpi.emulator.sql;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import java.util.BitSet;
import java.util.Map;

/**
 * A statement that the analyser accepted.
 *
 * @param columnsRead columns that it reads, by the relation's name; none where it only counts rows
 */
record Analysis(ResolvedStatement statement, Map<String, BitSet> columnsRead) {}
