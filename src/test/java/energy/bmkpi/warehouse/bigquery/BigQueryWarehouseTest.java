package energy.bmkpi.warehouse.bigquery;

import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.testing.Slow;
import energy.bmkpi.warehouse.StoredRow;
import energy.bmkpi.warehouse.StoredTable;
import energy.bmkpi.warehouse.StoredType;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.Warehouse;
import energy.bmkpi.warehouse.WarehouseContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract of every warehouse, kept by BigQuery's adapter. */
@Slow
class BigQueryWarehouseTest implements WarehouseContract {
  @TempDir Path directory;

  private EmulatedProject project;

  @BeforeEach
  void start() {
    project = new EmulatedProject(directory);
  }

  @AfterEach
  void stop() {
    project.close();
  }

  @Override
  public Warehouse open(TableNames names) {
    return project.open(names);
  }

  @Override
  public void create(StoredTable table) {
    Map<String, FieldType> columns = new LinkedHashMap<>();
    table.columns().forEach((name, type) -> columns.put(name, type(type)));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (StoredRow row : table.rows()) {
      List<@Nullable Object> cells = new ArrayList<>();
      table.columns().forEach((name, type) -> cells.add(cell(type, row.get(name))));
      rows.add(cells);
    }
    project.create(table.name(), columns, rows);
  }

  static FieldType type(StoredType type) {
    return switch (type) {
      case TEXT -> FieldType.STRING;
      case DATE -> FieldType.DATE;
      case LOCAL_TIMESTAMP -> FieldType.DATETIME;
      case TIMESTAMP -> FieldType.TIMESTAMP;
      case INTEGER -> FieldType.INT64;
      case DECIMAL -> FieldType.NUMERIC;
      case NUMBER -> FieldType.FLOAT64;
      case BOOLEAN -> FieldType.BOOL;
    };
  }

  /** Dates stand for their midnight where the column holds times. */
  static @Nullable Object cell(StoredType type, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    String text = value.toString();
    return switch (type) {
      case TEXT -> text;
      case LOCAL_TIMESTAMP -> text.contains("T") ? text.replace("Z", "") : text + "T00:00:00";
      case TIMESTAMP -> text.contains("T") ? text : text + "T00:00:00Z";
      default -> value;
    };
  }
}
