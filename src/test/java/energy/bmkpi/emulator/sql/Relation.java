package energy.bmkpi.emulator.sql;

import com.google.zetasql.Value;
import energy.bmkpi.emulator.store.Field;
import java.util.List;

/**
 * Rows that a query can read.
 *
 * @param name under which the engine finds them
 */
record Relation(String name, List<Field> fields, List<List<Value>> rows) {}
