package energy.bmkpi.emulator.sql;

import static energy.bmkpi.emulator.store.FieldType.INT64;
import static energy.bmkpi.emulator.store.FieldType.STRING;

import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLType.TypeKind;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.Table;
import java.util.ArrayList;
import java.util.List;

/** INFORMATION_SCHEMA.COLUMNS: a row for each column of each table. */
final class SchemaColumns {
  private static final Value NO_STRING = Value.createSimpleNullValue(TypeKind.TYPE_STRING);
  private static final Value NO_NUMBER = Value.createSimpleNullValue(TypeKind.TYPE_INT64);
  private static final List<Field> FIELDS =
      List.of(
          Field.of("table_catalog", STRING),
          Field.of("table_schema", STRING),
          Field.of("table_name", STRING),
          Field.of("column_name", STRING),
          Field.of("ordinal_position", INT64),
          Field.of("is_nullable", STRING),
          Field.of("data_type", STRING),
          Field.of("is_generated", STRING),
          Field.of("generation_expression", STRING),
          Field.of("is_stored", STRING),
          Field.of("is_hidden", STRING),
          Field.of("is_updatable", STRING),
          Field.of("is_system_defined", STRING),
          Field.of("is_partitioning_column", STRING),
          Field.of("clustering_ordinal_position", INT64),
          Field.of("collation_name", STRING),
          Field.of("column_default", STRING),
          Field.of("rounding_mode", STRING));

  private SchemaColumns() {}

  static Relation of(List<Table> tables, String as) {
    List<List<Value>> rows = new ArrayList<>();
    for (Table table : tables) {
      for (int column = 0; column < table.fields().size(); column++) {
        rows.add(row(table, column));
      }
    }
    return new Relation(as, FIELDS, rows);
  }

  private static List<Value> row(Table table, int column) {
    Field field = table.fields().get(column);
    String partitioned = table.partitionedBy();
    return List.of(
        text(table.name().project()),
        text(table.name().dataset()),
        text(table.name().table()),
        text(field.name()),
        Value.createInt64Value(column + 1L),
        yesOrNo(!field.required()),
        text(field.type().name()),
        text("NEVER"),
        NO_STRING,
        NO_STRING,
        yesOrNo(false),
        NO_STRING,
        yesOrNo(false),
        yesOrNo(partitioned != null && field.name().equalsIgnoreCase(partitioned)),
        clusteringPosition(table, field),
        text("NULL"),
        text("NULL"),
        NO_STRING);
  }

  private static Value clusteringPosition(Table table, Field field) {
    for (int i = 0; i < table.clusteredBy().size(); i++) {
      if (table.clusteredBy().get(i).equalsIgnoreCase(field.name())) {
        return Value.createInt64Value(i + 1L);
      }
    }
    return NO_NUMBER;
  }

  private static Value yesOrNo(boolean yes) {
    return text(yes ? "YES" : "NO");
  }

  private static Value text(String text) {
    return Value.createStringValue(text);
  }
}
