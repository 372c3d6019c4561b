package energy.bmkpi.emulator.sql;

import com.google.zetasql.Value;
import energy.bmkpi.emulator.store.DatasetName;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.emulator.store.ScratchTables;
import energy.bmkpi.emulator.store.Snapshot;
import energy.bmkpi.emulator.store.Table;
import energy.bmkpi.emulator.store.TableName;
import energy.bmkpi.emulator.store.Tables;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tables for a test, and queries of them with Java's values: a shared engine, project {@code p},
 * default dataset {@code d}.
 */
public final class TestTables {
  public static final String PROJECT = "p";
  public static final DatasetName DATASET = new DatasetName(PROJECT, "d");

  private static final GoogleSqlEngine ENGINE = new GoogleSqlEngine();

  private final ScratchTables tables = new ScratchTables(Snapshot.empty().withDataset(DATASET));

  /**
   * Adds a table to dataset {@code d}.
   *
   * @param columns e.g. {@code "id INT64"} or {@code "id INT64 NOT NULL"}
   * @param rows Java's values, or null, in the order of the columns
   */
  public TestTables with(String table, List<String> columns, @Nullable Object[]... rows) {
    List<Field> fields = columns.stream().map(TestTables::field).toList();
    List<List<Value>> values = new ArrayList<>();
    for (@Nullable Object[] row : rows) {
      List<Value> converted = new ArrayList<>();
      for (int i = 0; i < row.length; i++) {
        converted.add(value(fields.get(i).type(), row[i]));
      }
      values.add(converted);
    }
    return with(Table.of(new TableName(PROJECT, "d", table), fields).withRows(values));
  }

  public TestTables with(Table table) {
    tables.change(before -> before.with(table));
    return this;
  }

  public Tables tables() {
    return tables;
  }

  public Table table(String name) {
    return tables.current().table(new TableName(PROJECT, "d", name)).orElseThrow();
  }

  /** Executes and keeps what it changed. */
  public SqlOutcome execute(String sql) {
    return execute(sql, Map.of());
  }

  /** Executes and keeps what it changed, also where a later statement of it fails. */
  public SqlOutcome execute(String sql, Map<String, Value> parameters) {
    return ENGINE.execute(tables, request(sql, parameters));
  }

  public SqlOutcome dryRun(String sql) {
    return ENGINE.dryRun(tables.current(), request(sql, Map.of()));
  }

  /** The rows of a query's result as Java's values. */
  public List<List<@Nullable Object>> rows(String sql) {
    return java(execute(sql).rows());
  }

  public List<List<@Nullable Object>> rows(String sql, Map<String, Value> parameters) {
    return java(execute(sql, parameters).rows());
  }

  /** The rows of a query's result by column name. */
  public List<Map<String, @Nullable Object>> records(String sql, Map<String, Value> parameters) {
    SqlOutcome outcome = execute(sql, parameters);
    List<Map<String, @Nullable Object>> records = new ArrayList<>();
    for (List<@Nullable Object> row : java(outcome.rows())) {
      Map<String, @Nullable Object> named = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        named.put(outcome.fields().get(i).name(), row.get(i));
      }
      records.add(named);
    }
    return records;
  }

  public static SqlRequest request(String sql, Map<String, Value> parameters) {
    return new SqlRequest(sql, parameters, PROJECT, DATASET);
  }

  /** Shorter than {@code new Object[] {…}}. */
  public static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }

  /** A row of a result, to compare with. */
  public static List<@Nullable Object> cells(@Nullable Object... values) {
    List<@Nullable Object> cells = new ArrayList<>();
    for (Object value : values) {
      cells.add(value);
    }
    return cells;
  }

  public static List<List<@Nullable Object>> java(List<List<Value>> rows) {
    List<List<@Nullable Object>> converted = new ArrayList<>();
    for (List<Value> row : rows) {
      List<@Nullable Object> cells = new ArrayList<>();
      row.forEach(value -> cells.add(java(value)));
      converted.add(cells);
    }
    return converted;
  }

  public static @Nullable Object java(Value value) {
    if (value.isNull()) {
      return null;
    }
    return switch (value.getType().getKind()) {
      case TYPE_STRING -> value.getStringValue();
      case TYPE_INT64 -> value.getInt64Value();
      case TYPE_DOUBLE -> value.getDoubleValue();
      case TYPE_BOOL -> value.getBoolValue();
      case TYPE_NUMERIC -> plain(value.getNumericValue());
      case TYPE_BIGNUMERIC -> plain(value.getBigNumericValue());
      case TYPE_DATE -> value.getLocalDateValue();
      case TYPE_DATETIME -> value.getLocalDateTimeValue();
      case TYPE_TIME -> value.getLocalTimeValue();
      case TYPE_TIMESTAMP -> Instant.EPOCH.plus(value.getTimestampUnixMicros(), ChronoUnit.MICROS);
      default -> throw new IllegalArgumentException(value.getType().typeName());
    };
  }

  public static Value value(FieldType type, @Nullable Object value) {
    if (value == null) {
      return Value.createNullValue(type.googleSqlType());
    }
    return switch (type) {
      case STRING -> Value.createStringValue((String) value);
      case INT64 -> Value.createInt64Value(((Number) value).longValue());
      case FLOAT64 -> Value.createDoubleValue(((Number) value).doubleValue());
      case BOOL -> Value.createBoolValue((Boolean) value);
      case NUMERIC -> Value.createNumericValue(new BigDecimal(value.toString()));
      case BIGNUMERIC -> Value.createBigNumericValue(new BigDecimal(value.toString()));
      case DATE -> Value.createDateValue(LocalDate.parse(value.toString()));
      case DATETIME -> Value.createDatetimeValue(LocalDateTime.parse(value.toString()));
      case TIME -> Value.createTimeValue(LocalTime.parse(value.toString()));
      case TIMESTAMP ->
          Value.createTimestampValueFromUnixMicros(
              ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(value.toString())));
      case BYTES -> throw new IllegalArgumentException("no BYTES in tests");
    };
  }

  /** Without zeros at the end, which the engine fills up. */
  private static BigDecimal plain(BigDecimal number) {
    return new BigDecimal(number.stripTrailingZeros().toPlainString());
  }

  private static Field field(String column) {
    List<String> parts = List.of(column.split(" ", 3));
    boolean required = parts.size() == 3 && parts.get(2).equals("NOT NULL");
    return new Field(parts.get(0), FieldType.of(parts.get(1)), required, null);
  }
}
