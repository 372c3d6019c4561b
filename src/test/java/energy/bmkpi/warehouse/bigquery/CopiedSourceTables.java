package energy.bmkpi.warehouse.bigquery;

import com.google.zetasql.Value;
import energy.bmkpi.emulator.sql.TestTables;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.emulator.store.Table;
import energy.bmkpi.emulator.store.TableName;
import energy.bmkpi.market.ColumnType;
import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.Row;
import energy.bmkpi.warehouse.bigquery.sql.BigQueryTypes;
import energy.bmkpi.warehouse.duckdb.DuckDbDatabase;
import energy.bmkpi.warehouse.duckdb.DuckDbStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The source tables of a DuckDB file as BigQuery would hold them, row by row in the same order. */
final class CopiedSourceTables {
  private CopiedSourceTables() {}

  static List<Table> of(DuckDbDatabase database) {
    List<Table> tables = new ArrayList<>();
    try (Connection connection = database.connect()) {
      for (SourceTable table : SourceTable.values()) {
        tables.add(table(connection, table));
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return tables;
  }

  private static Table table(Connection connection, SourceTable table) throws SQLException {
    List<Field> fields =
        columns(table).map(column -> Field.of(column.name(), type(column))).toList();
    List<List<Value>> rows = new ArrayList<>();
    DuckDbStatements.query(
        connection,
        "SELECT * FROM " + table.defaultTableName(),
        Map.of(),
        row ->
            rows.add(
                columns(table)
                    .map(column -> TestTables.value(type(column), value(row, column)))
                    .toList()));
    TableName name =
        new TableName(EmulatedProject.PROJECT, EmulatedProject.DATASET, table.defaultTableName());
    return Table.of(name, fields).withRows(rows);
  }

  /** Without the pairs, which no query reads yet. */
  private static Stream<SourceColumn> columns(SourceTable table) {
    return table.columns().stream().filter(column -> column.type() != ColumnType.PAIRS);
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
      case PAIRS -> throw new IllegalArgumentException(column.name());
    };
  }

  private static @Nullable Boolean bool(@Nullable String text) {
    return text == null ? null : Boolean.valueOf(text);
  }
}
