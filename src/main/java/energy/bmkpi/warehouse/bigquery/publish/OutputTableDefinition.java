package energy.bmkpi.warehouse.bigquery.publish;

import energy.bmkpi.warehouse.OutputColumn;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.TableSchema;
import energy.bmkpi.warehouse.bigquery.sql.BigQueryTypes;
import energy.bmkpi.warehouse.bigquery.sql.GoogleSql;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The DDL of an output table; descriptions come from the catalogue. */
final class OutputTableDefinition {
  private OutputTableDefinition() {}

  /**
   * What makes the table as the product needs it; empty where it is.
   *
   * @param existing the table as it is; null where there is none
   */
  static String ddl(OutputTable table, String quotedName, @Nullable TableSchema existing) {
    if (existing == null) {
      return create(table, quotedName);
    }
    table.requireMadeByARun(existing);
    return table.missingFrom(existing).stream()
        .map(
            column ->
                "ALTER TABLE %s ADD COLUMN IF NOT EXISTS %s;\n"
                    .formatted(quotedName, definition(column)))
        .collect(Collectors.joining());
  }

  private static String create(OutputTable table, String quotedName) {
    String columns =
        table.columns().stream()
            .map(OutputTableDefinition::definition)
            .collect(Collectors.joining(",\n  "));
    return "CREATE TABLE IF NOT EXISTS %s (\n  %s\n)%s;\n"
        .formatted(quotedName, columns, layout(table));
  }

  private static String layout(OutputTable table) {
    return switch (table) {
      case SUMMARY -> "\nPARTITION BY settlement_date\nCLUSTER BY bm_unit";
      case MARKET -> "\nPARTITION BY settlement_date";
      case COVERAGE -> "\nPARTITION BY settlement_date\nCLUSTER BY dataset";
      case RUN -> "";
    };
  }

  private static String definition(OutputColumn column) {
    return "%s %s OPTIONS (description = %s)"
        .formatted(
            GoogleSql.identifier(column.name()),
            BigQueryTypes.of(column.type()),
            GoogleSql.literal(column.description()));
  }
}
