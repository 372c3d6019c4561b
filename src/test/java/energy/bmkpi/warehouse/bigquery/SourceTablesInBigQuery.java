package energy.bmkpi.warehouse.bigquery;

import com.google.zetasql.Value;
import energy.bmkpi.emulator.sql.TestTables;
import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.market.Dataset;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.Row;
import energy.bmkpi.warehouse.SqlResource;
import energy.bmkpi.warehouse.TableSchema;
import energy.bmkpi.warehouse.bigquery.sql.BigQuerySourceRelation;
import energy.bmkpi.warehouse.bigquery.sql.BigQueryTypes;
import energy.bmkpi.warehouse.duckdb.DuckDbDatabase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The product's SQL on the source tables of a DuckDB file, copied to BigQuery. */
final class SourceTablesInBigQuery {
  private final TestTables tables = new TestTables();

  private SourceTablesInBigQuery() {}

  static SourceTablesInBigQuery copyOf(DuckDbDatabase database) {
    SourceTablesInBigQuery copy = new SourceTablesInBigQuery();
    CopiedSourceTables.of(database).forEach(copy.tables::with);
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
}
