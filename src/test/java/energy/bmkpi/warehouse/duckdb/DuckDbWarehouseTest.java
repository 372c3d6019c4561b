package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.testing.Slow;
import energy.bmkpi.warehouse.StoredRow;
import energy.bmkpi.warehouse.StoredTable;
import energy.bmkpi.warehouse.StoredType;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.Warehouse;
import energy.bmkpi.warehouse.WarehouseContract;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

@Slow
class DuckDbWarehouseTest implements WarehouseContract {
  @TempDir Path directory;

  private final Deque<Warehouse> opened = new ArrayDeque<>();

  @Override
  public Warehouse open(TableNames names) {
    Warehouse warehouse = DuckDbWarehouse.open(settings(names), DuckDbAccess.CREATE);
    opened.push(warehouse);
    return warehouse;
  }

  @AfterEach
  void closeWarehouses() {
    opened.forEach(Warehouse::close);
  }

  @Override
  public void create(StoredTable table) {
    try (DuckDbDatabase database =
            DuckDbDatabase.open(settings(TableNames.defaults()), DuckDbAccess.CREATE);
        DuckDBConnection connection = database.connect()) {
      connection.setAutoCommit(false);
      String name = DuckDbNames.quoted(table.name());
      String columns =
          table.columns().entrySet().stream()
              .map(column -> quoted(column.getKey()) + " " + type(column.getValue()))
              .collect(Collectors.joining(", "));
      DuckDbStatements.execute(
          connection,
          "CREATE SCHEMA IF NOT EXISTS " + DuckDbNames.quoted(DuckDbNames.schema(table.name())));
      DuckDbStatements.execute(connection, "CREATE TABLE %s (%s)".formatted(name, columns));
      insert(connection, name, table);
      connection.commit();
    } catch (SQLException e) {
      throw new AssertionError("cannot make " + table.name(), e);
    }
  }

  private static void insert(DuckDBConnection connection, String name, StoredTable table)
      throws SQLException {
    List<Map.Entry<String, StoredType>> columns = new ArrayList<>(table.columns().entrySet());
    String values =
        columns.stream()
            .map(column -> "CAST(? AS %s)".formatted(type(column.getValue())))
            .collect(Collectors.joining(", "));
    try (PreparedStatement statement =
        connection.prepareStatement("INSERT INTO %s VALUES (%s)".formatted(name, values))) {
      for (StoredRow row : table.rows()) {
        for (int i = 0; i < columns.size(); i++) {
          statement.setObject(i + 1, row.get(columns.get(i).getKey()));
        }
        statement.execute();
      }
    }
  }

  private DuckDbSettings settings(TableNames names) {
    return new DuckDbSettings(directory.resolve("contract.duckdb"), 2, "500MB", names);
  }

  private static String quoted(String column) {
    return '"' + column + '"';
  }

  private static String type(StoredType type) {
    return switch (type) {
      case TEXT -> "VARCHAR";
      case DATE -> "DATE";
      case LOCAL_TIMESTAMP -> "TIMESTAMP";
      case TIMESTAMP -> "TIMESTAMP WITH TIME ZONE";
      case INTEGER -> "BIGINT";
      case DECIMAL -> "DECIMAL(18, 6)";
      case NUMBER -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
    };
  }
}
