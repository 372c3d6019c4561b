package energy.bmkpi.warehouse.bigquery.sql;

import energy.bmkpi.market.ColumnType;
import energy.bmkpi.market.Pairs;
import energy.bmkpi.warehouse.OutputType;
import java.util.Set;
import java.util.stream.Collectors;

/** BigQuery's types as INFORMATION_SCHEMA writes them, and what the source contract can read. */
public final class BigQueryTypes {
  private static final String PAIRS =
      Pairs.NAMES.stream()
          .map(pair -> pair + " FLOAT64")
          .collect(Collectors.joining(", ", "STRUCT<", ">"));

  private BigQueryTypes() {}

  public static Set<ColumnType> readableAs(String type) {
    if (type.startsWith("STRUCT<")) {
      return Set.of(ColumnType.PAIRS);
    }
    return switch (withoutParameters(type)) {
      case "DATE" -> Set.of(ColumnType.DATE, ColumnType.TIMESTAMP);
      case "DATETIME", "TIMESTAMP" -> Set.of(ColumnType.TIMESTAMP, ColumnType.DATE);
      case "INT64", "FLOAT64", "NUMERIC", "BIGNUMERIC" ->
          Set.of(ColumnType.INTEGER, ColumnType.NUMBER, ColumnType.TEXT);
      case "BOOL" -> Set.of(ColumnType.BOOLEAN);
      case "STRING" -> Set.of(ColumnType.TEXT, ColumnType.DATE, ColumnType.TIMESTAMP);
      default -> Set.of();
    };
  }

  /** The type in which the product's SQL expects a source column. */
  public static String of(ColumnType type) {
    return switch (type) {
      case DATE -> "DATE";
      case TIMESTAMP -> "TIMESTAMP";
      case INTEGER -> "INT64";
      case NUMBER -> "FLOAT64";
      case BOOLEAN -> "BOOL";
      case TEXT -> "STRING";
      case PAIRS -> PAIRS;
    };
  }

  public static String of(OutputType type) {
    return switch (type) {
      case DATE -> "DATE";
      case TEXT -> "STRING";
      case INTEGER -> "INT64";
      case NUMBER -> "FLOAT64";
      case TIMESTAMP -> "TIMESTAMP";
    };
  }

  /** Reads a column that really has {@code actual} as {@code wanted}. */
  static String cast(String quotedColumn, String actual, ColumnType wanted) {
    return withoutParameters(actual).equals(of(wanted))
        ? quotedColumn
        : "CAST(%s AS %s)".formatted(quotedColumn, of(wanted));
  }

  /** {@code NUMERIC} of {@code NUMERIC(38, 9)}. */
  static String withoutParameters(String type) {
    return type.replaceFirst("\\(.*", "");
  }
}
