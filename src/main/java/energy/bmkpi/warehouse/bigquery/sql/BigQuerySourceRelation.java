package energy.bmkpi.warehouse.bigquery.sql;

import energy.bmkpi.market.ColumnType;
import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.TableSchema;
import java.util.stream.Collectors;

/**
 * Makes a source table look as the product's SQL expects it: under its default name, every column
 * of the contract in its type, absent optional columns as NULL, and only the partitions that hold
 * {@code @date_from} to {@code @date_to}.
 */
public final class BigQuerySourceRelation {
  private static final String SETTLEMENT_DATE = "settlementDate";

  private BigQuerySourceRelation() {}

  /**
   * The query of a dataset.
   *
   * @param quotedTable the complete name as an identifier of SQL
   */
  public static String around(
      String sql, SourceTable table, TableSchema schema, String quotedTable) {
    String columns =
        table.columns().stream()
            // no query reads them yet, and tables of others hold them in many forms
            .filter(column -> column.type() != ColumnType.PAIRS)
            .map(column -> column(column, schema))
            .collect(Collectors.joining(",\n    "));
    return """
        WITH %s AS (
          SELECT
            %s
          FROM %s%s
        )
        SELECT * FROM (
        %s)
        """
        .formatted(table.defaultTableName(), columns, quotedTable, partitions(table, schema), sql);
  }

  private static String column(SourceColumn column, TableSchema schema) {
    TableSchema.Column found = schema.column(column.name());
    if (found == null) {
      return "CAST(NULL AS %s) AS %s".formatted(BigQueryTypes.of(column.type()), column.name());
    }
    if (column.type() == ColumnType.DATE) {
      return SettlementDateColumn.date(schema.table(), quoted(found), typeOf(found))
          + " AS "
          + column.name();
    }
    return BigQueryTypes.cast(quoted(found), found.type(), column.type()) + " AS " + column.name();
  }

  private static String partitions(SourceTable table, TableSchema schema) {
    TableSchema.Column date = schema.column(SETTLEMENT_DATE);
    if (!table.hasColumn(SETTLEMENT_DATE) || date == null) {
      return "";
    }
    String bounds = SettlementDateColumn.bounds(quoted(date), typeOf(date));
    return bounds.isEmpty() ? "" : "\n  WHERE " + bounds;
  }

  private static String typeOf(TableSchema.Column column) {
    return BigQueryTypes.withoutParameters(column.type());
  }

  private static String quoted(TableSchema.Column column) {
    return "`" + column.name() + "`";
  }
}
