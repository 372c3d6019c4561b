package energy.bmkpi.emulator.sql;

import static energy.bmkpi.emulator.store.FieldType.STRING;
import static energy.bmkpi.emulator.store.FieldType.TIMESTAMP;

import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLType.TypeKind;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** INFORMATION_SCHEMA.TABLES: a row for each table. */
final class SchemaTables {
  private static final Value NO_STRING = Value.createSimpleNullValue(TypeKind.TYPE_STRING);
  private static final Value NO_TIME = Value.createSimpleNullValue(TypeKind.TYPE_TIMESTAMP);
  private static final List<Field> FIELDS =
      List.of(
          Field.of("table_catalog", STRING),
          Field.of("table_schema", STRING),
          Field.of("table_name", STRING),
          Field.of("table_type", STRING),
          Field.of("managed_table_type", STRING),
          Field.of("is_insertable_into", STRING),
          Field.of("is_fine_grained_mutations_enabled", STRING),
          Field.of("is_typed", STRING),
          Field.of("is_change_history_enabled", STRING),
          Field.of("creation_time", TIMESTAMP),
          Field.of("base_table_catalog", STRING),
          Field.of("base_table_schema", STRING),
          Field.of("base_table_name", STRING),
          Field.of("snapshot_time_ms", TIMESTAMP),
          Field.of("ddl", STRING),
          Field.of("default_collation_name", STRING));

  private SchemaTables() {}

  static Relation of(List<Table> tables, String as) {
    return new Relation(as, FIELDS, tables.stream().map(SchemaTables::row).toList());
  }

  private static List<Value> row(Table table) {
    return List.of(
        text(table.name().project()),
        text(table.name().dataset()),
        text(table.name().table()),
        text("BASE TABLE"),
        NO_STRING,
        text("YES"),
        text("NO"),
        text("NO"),
        text("NO"),
        Value.createTimestampValueFromUnixMicros(
            ChronoUnit.MICROS.between(Instant.EPOCH, table.created())),
        NO_STRING,
        NO_STRING,
        NO_STRING,
        NO_TIME,
        text(CreateStatement.of(table)),
        text("NULL"));
  }

  private static Value text(String text) {
    return Value.createStringValue(text);
  }
}
