package energy.bmkpi.warehouse.bigquery;

import com.google.zetasql.Value;
import energy.bmkpi.emulator.sql.TestTables;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.emulator.store.Table;
import energy.bmkpi.emulator.store.TableName;
import energy.bmkpi.market.Dataset;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.Row;
import energy.bmkpi.warehouse.SqlResource;
import energy.bmkpi.warehouse.TableSchema;
import energy.bmkpi.warehouse.duckdb.DuckDbDatabase;
import energy.bmkpi.warehouse.duckdb.DuckDbStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The source tables of a DuckDB file as BigQuery would hold them, and the product's SQL on them.
 */
final class SourceTablesInBigQuery {
  private final TestTables tables = new TestTables();

  private SourceTablesInBigQuery() {}

  static SourceTablesInBigQuery copyOf(DuckDbDatabase database) {
    SourceTablesInBigQuery copy = new SourceTablesInBigQuery();
    try (Connection connection = database.connect()) {
      for (SourceTable table : SourceTable.values()) {
        copy.tables.with(table(connection, table));
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return copy;
  }

  void fetch(Dataset dataset, SettlementDates dates, Consumer<Row> rows) {
    Map<String, Value> parameters =
        Map.of(
            "date_from", TestTables.value(FieldType.DATE, dates.from()),
            "date_to", TestTables.value(FieldType.DATE, dates.to()));
    query(dataset.lowerCaseName(), dataset.table(), parameters, rows);
  }

  void readBmUnits(Consumer<Row> rows) {
    query("bmu_metadata", SourceTable.BM_UNITS, Map.of(), rows);
  }

  private void query(
      String file, SourceTable table, Map<String, Value> parameters, Consumer<Row> rows) {
    String sql =
        BigQuerySourceRelation.around(
            SqlResource.read("bigquery/" + file + ".sql"),
            table,
            schema(table),
            "`p.d.%s`".formatted(table.defaultTableName()));
    tables.records(sql, parameters).forEach(row -> rows.accept(new GoogleSqlRow(row)));
  }

  private static TableSchema schema(SourceTable table) {
    Map<String, TableSchema.Column> columns = new LinkedHashMap<>();
    for (SourceColumn column : table.columns()) {
      String type = BigQueryTypes.of(column.type());
      columns.put(
          column.name(),
          new TableSchema.Column(column.name(), type, BigQueryTypes.readableAs(type)));
    }
    return new TableSchema(table.defaultTableName(), columns);
  }

  private static Table table(Connection connection, SourceTable table) throws SQLException {
    List<Field> fields =
        table.columns().stream().map(column -> Field.of(column.name(), type(column))).toList();
    List<List<Value>> rows = new ArrayList<>();
    DuckDbStatements.query(
        connection,
        "SELECT * FROM " + table.defaultTableName(),
        Map.of(),
        row ->
            rows.add(
                table.columns().stream()
                    .map(column -> TestTables.value(type(column), value(row, column)))
                    .toList()));
    TableName name = new TableName(TestTables.PROJECT, "d", table.defaultTableName());
    return Table.of(name, fields).withRows(rows);
  }

  private static FieldType type(SourceColumn column) {
    return FieldType.of(BigQueryTypes.of(column.type()));
  }

  private static @Nullable Object value(Row row, SourceColumn column) {
    return switch (column.type()) {
      case DATE -> row.date(column.name());
      case TIMESTAMP -> row.instant(column.name());
      case INTEGER -> row.integer(column.name());
      case NUMBER -> row.number(column.name());
      case TEXT -> row.text(column.name());
      case BOOLEAN -> bool(row.text(column.name()));
    };
  }

  private static @Nullable Boolean bool(@Nullable String text) {
    return text == null ? null : Boolean.valueOf(text);
  }
}
