package energy.bmkpi.emulator.sql;

import com.google.zetasql.Value;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.Snapshot;
import java.util.List;

/**
 * What one statement did.
 *
 * @param statementType as BigQuery names it
 * @param isQuery whether fields and rows are a result
 */
record Effect(
    String statementType,
    boolean isQuery,
    List<Field> fields,
    List<List<Value>> rows,
    long affectedRows,
    Snapshot after) {

  static Effect query(List<Field> fields, List<List<Value>> rows, Snapshot unchanged) {
    return new Effect("SELECT", true, fields, rows, 0, unchanged);
  }

  static Effect change(String statementType, long affectedRows, Snapshot after) {
    return new Effect(statementType, false, List.of(), List.of(), affectedRows, after);
  }
}
