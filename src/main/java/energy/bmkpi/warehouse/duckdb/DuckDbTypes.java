package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.market.ColumnType;
import energy.bmkpi.market.Pairs;
import energy.bmkpi.table.ValueType;
import java.util.Set;
import java.util.stream.Collectors;

/** DuckDB's types, and what the source contract can read them as. */
final class DuckDbTypes {
  private static final String PAIRS =
      Pairs.NAMES.stream()
          .map(pair -> pair + " DOUBLE")
          .collect(Collectors.joining(", ", "STRUCT(", ")"));

  private DuckDbTypes() {}

  static Set<ColumnType> readableAs(String type) {
    if (type.startsWith("STRUCT(")) {
      return Set.of(ColumnType.PAIRS);
    }
    String name = type.replaceFirst("\\(.*", "");
    return switch (name) {
      case "DATE" -> Set.of(ColumnType.DATE, ColumnType.TIMESTAMP);
      case "TIMESTAMP", "TIMESTAMP WITH TIME ZONE", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" ->
          Set.of(ColumnType.TIMESTAMP, ColumnType.DATE);
      case "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "HUGEINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "UBIGINT",
          "DOUBLE",
          "FLOAT",
          "DECIMAL" ->
          Set.of(ColumnType.INTEGER, ColumnType.NUMBER, ColumnType.TEXT);
      case "BOOLEAN" -> Set.of(ColumnType.BOOLEAN);
      case "VARCHAR" -> Set.of(ColumnType.TEXT, ColumnType.DATE, ColumnType.TIMESTAMP);
      default -> Set.of();
    };
  }

  /** The type in which the product's SQL expects a source column. */
  static String of(ColumnType type) {
    return switch (type) {
      case DATE -> "DATE";
      case TIMESTAMP -> "TIMESTAMP WITH TIME ZONE";
      case INTEGER -> "BIGINT";
      case NUMBER -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
      case TEXT -> "VARCHAR";
      case PAIRS -> PAIRS;
    };
  }

  static String of(ValueType type) {
    return switch (type) {
      case DATE -> "DATE";
      case TEXT -> "VARCHAR";
      case INTEGER -> "BIGINT";
      case NUMBER -> "DOUBLE";
      case TIMESTAMP -> "TIMESTAMP WITH TIME ZONE";
    };
  }

  /** Reads a column that really has {@code actual} as {@code wanted}. */
  static String cast(String quotedColumn, String actual, ColumnType wanted) {
    boolean asWanted =
        actual.equals(of(wanted)) || (wanted == ColumnType.INTEGER && actual.equals("INTEGER"));
    return asWanted ? quotedColumn : "CAST(%s AS %s)".formatted(quotedColumn, of(wanted));
  }
}
