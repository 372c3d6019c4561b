package energy.bmkpi.emulator.sql;

import com.google.zetasql.Type;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOutputColumn;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.FieldType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The columns of a query's result as BigQuery names them. */
final class ResultFields {
  private ResultFields() {}

  static List<Field> of(List<ResolvedOutputColumn> columns) {
    List<Field> fields = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int unnamed = 0;
    for (ResolvedOutputColumn column : columns) {
      String name = column.getName().startsWith("$") ? "f" + unnamed++ + "_" : column.getName();
      if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        throw SqlError.invalid(
            "Duplicate column names in the result are not supported when a destination table is"
                + " present. Found duplicate(s): "
                + name);
      }
      fields.add(Field.of(name, type(name, column.getColumn().getType())));
    }
    return fields;
  }

  static FieldType type(String column, Type type) {
    try {
      return FieldType.of(type);
    } catch (IllegalArgumentException e) {
      throw SqlError.unsupported(
          "columns of type " + type.getKind().name().replace("TYPE_", "") + ": " + column);
    }
  }
}
