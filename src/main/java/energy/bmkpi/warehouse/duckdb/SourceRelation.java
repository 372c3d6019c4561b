package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.market.ColumnType;
import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.TableSchema;
import java.util.stream.Collectors;

/**
 * Makes a source table look as the product's SQL expects it: under its default name, every column
 * of the contract in its type, absent optional columns as NULL. Parameters are {@code $date_from}
 * and {@code $date_to}.
 */
final class SourceRelation {
  private SourceRelation() {}

  static String around(String sql, SourceTable table, TableSchema schema) {
    if (isAsExpected(table, schema)) {
      return sql;
    }
    String columns =
        table.columns().stream()
            // no query reads them yet, and tables of others hold them in many forms
            .filter(column -> column.type() != ColumnType.PAIRS)
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

  /** A column more could have the name of one that the SQL computes. */
  private static boolean isAsExpected(SourceTable table, TableSchema schema) {
    return schema.table().equals(DuckDbNames.quoted("main." + table.defaultTableName()))
        && schema.columns().size() == table.columns().size()
        && table.columns().stream().allMatch(column -> isAsExpected(column, schema));
  }

  private static boolean isAsExpected(SourceColumn column, TableSchema schema) {
    TableSchema.Column found = schema.column(column.name());
    return found != null && found.type().equals(DuckDbTypes.of(column.type()));
  }

  private static String column(SourceColumn column, TableSchema schema) {
    TableSchema.Column found = schema.column(column.name());
    if (found == null) {
      return "CAST(NULL AS %s) AS %s".formatted(DuckDbTypes.of(column.type()), column.name());
    }
    String quoted = '"' + found.name().replace("\"", "\"\"") + '"';
    if (column.type() == ColumnType.DATE) {
      return SettlementDateColumn.date(schema.table(), quoted, found.type())
          + " AS "
          + column.name();
    }
    return DuckDbTypes.cast(quoted, found.type(), column.type()) + " AS " + column.name();
  }
}
