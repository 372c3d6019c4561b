package energy.bmkpi.emulator.rest;

import com.google.zetasql.Value;
import energy.bmkpi.emulator.store.Field;
import java.util.ArrayList;
import java.util.List;

/** Rows of some columns as rows of a table's columns; NULL where they have no value. */
record RowShape(List<Field> from, List<Field> to) {

  List<List<Value>> reorder(List<List<Value>> rows) {
    int[] sources = to.stream().mapToInt(field -> indexOf(field.name())).toArray();
    List<List<Value>> reordered = new ArrayList<>(rows.size());
    for (List<Value> row : rows) {
      List<Value> values = new ArrayList<>(sources.length);
      for (int i = 0; i < sources.length; i++) {
        Field field = to.get(i);
        Value value = sources[i] < 0 ? missing(field) : row.get(sources[i]);
        if (value.isNull() && field.required()) {
          throw ApiError.invalid("Required field " + field.name() + " cannot be null");
        }
        values.add(value);
      }
      reordered.add(List.copyOf(values));
    }
    return reordered;
  }

  /** Rows of the table as it was, before columns were added at its end. */
  List<List<Value>> widen(List<List<Value>> rows) {
    return rows.stream()
        .map(
            row -> {
              List<Value> values = new ArrayList<>(row);
              to.subList(row.size(), to.size()).forEach(field -> values.add(missing(field)));
              return List.copyOf(values);
            })
        .toList();
  }

  private static Value missing(Field field) {
    return Value.createNullValue(field.type().googleSqlType());
  }

  private int indexOf(String name) {
    for (int i = 0; i < from.size(); i++) {
      if (from.get(i).name().equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }
}
