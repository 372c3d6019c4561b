package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.TableSchema;
import java.util.stream.Collectors;

/**
 * Makes a source table look as the product's SQL expects it: under its default name, every column
 * of the contract in its type, absent optional columns as NULL.
 */
final class SourceRelation {
  private SourceRelation() {}

  static String around(String sql, SourceTable table, TableSchema schema) {
    String columns =
        table.columns().stream()
            .map(column -> column(column, schema))
            .collect(Collectors.joining(",\n    "));
    return """
        WITH %s AS NOT MATERIALIZED (
          SELECT
            %s
          FROM %s
        )
        SELECT * FROM (
        %s)
        """
        .formatted(table.defaultTableName(), columns, schema.table(), sql);
  }

  private static String column(SourceColumn column, TableSchema schema) {
    TableSchema.Column found = schema.column(column.name());
    if (found == null) {
      return "CAST(NULL AS %s) AS %s".formatted(DuckDbTypes.of(column.type()), column.name());
    }
    String quoted = '"' + found.name().replace("\"", "\"\"") + '"';
    return DuckDbTypes.cast(quoted, found.type(), column.type()) + " AS " + column.name();
  }
}
