package energy.bmkpi.emulator.sql;

import com.google.zetasql.Value;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what DML does to a table's rows. */
final class TableChange {
  private final Table before;
  private final Map<Integer, List<Value>> updated = new HashMap<>();
  private final Set<Integer> deleted = new HashSet<>();
  private final List<List<Value>> inserted = new ArrayList<>();

  TableChange(Table before) {
    this.before = before;
  }

  /** Sets some of a row's columns. */
  void update(int row, List<Integer> columns, List<Value> values) {
    requireUnchanged(row);
    updated.put(row, withValues(before.rows().get(row), columns, values));
  }

  void delete(int row) {
    requireUnchanged(row);
    deleted.add(row);
  }

  /** Adds a row; columns that are not named are NULL. */
  void insert(List<Integer> columns, List<Value> values) {
    List<Value> nulls =
        before.fields().stream()
            .map(field -> Value.createNullValue(field.type().googleSqlType()))
            .toList();
    inserted.add(withValues(nulls, columns, values));
  }

  long affectedRows() {
    return (long) updated.size() + deleted.size() + inserted.size();
  }

  Table after() {
    List<List<Value>> rows = new ArrayList<>(before.rows().size() + inserted.size());
    for (int i = 0; i < before.rows().size(); i++) {
      if (!deleted.contains(i)) {
        List<Value> changed = updated.get(i);
        rows.add(changed == null ? before.rows().get(i) : changed);
      }
    }
    rows.addAll(inserted);
    return before.withRows(rows);
  }

  private List<Value> withValues(List<Value> row, List<Integer> columns, List<Value> values) {
    List<Value> changed = new ArrayList<>(row);
    for (int i = 0; i < columns.size(); i++) {
      changed.set(columns.get(i), values.get(i));
    }
    requireRequired(before.fields(), changed);
    return List.copyOf(changed);
  }

  static void requireRequired(List<Field> fields, List<Value> row) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).required() && row.get(i).isNull()) {
        throw SqlError.invalid("Required field " + fields.get(i).name() + " cannot be null");
      }
    }
  }

  private void requireUnchanged(int row) {
    if (updated.containsKey(row) || deleted.contains(row)) {
      throw SqlError.invalid("UPDATE/MERGE must match at most one source row for each target row");
    }
  }
}
