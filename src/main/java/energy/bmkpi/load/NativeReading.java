package energy.bmkpi.load;

import energy.bmkpi.market.ColumnType;
import energy.bmkpi.market.SourceColumn;
import java.util.Set;

/**
 * Reads a column of Parquet, which has types of its own, as what a column of the contract holds;
 * what has another type than could be expected, as text.
 */
final class NativeReading {
  private static final Set<String> INTEGERS =
      Set.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER");

  /** Below it, every whole number is a floating point number of its own. */
  private static final long EXACT = 1L << 53;

  /** The market began in 2001. The engine reads some words, such as infinity, as days of 1900. */
  private static final String FIRST = "2000-01-01";

  private NativeReading() {}

  static String of(SourceColumn column, FileColumn found) {
    String sql = found.sql();
    String type = found.type().replaceFirst("\\(.*", "");
    ColumnType wanted = column.type();
    if (wanted == ColumnType.DATE && type.equals("DATE")) {
      return "CASE WHEN isfinite(%1$s) AND %1$s >= DATE '%2$s' THEN %1$s END".formatted(sql, FIRST);
    }
    if (wanted == ColumnType.TIMESTAMP || wanted == ColumnType.DATE) {
      String time =
          switch (type) {
            case "TIMESTAMP WITH TIME ZONE" -> sql;
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" ->
                // without a zone it is UTC
                "CAST(CAST(%s AS TIMESTAMP) AS TIMESTAMPTZ)".formatted(sql);
            default -> "";
          };
      if (!time.isEmpty()) {
        String finite =
            "CASE WHEN isfinite(%1$s) AND %1$s >= TIMESTAMPTZ '%2$s 00:00:00Z' THEN %1$s END"
                .formatted(time, FIRST);
        return wanted == ColumnType.DATE ? TextReading.dateOfMidnight(finite) : finite;
      }
    }
    if (wanted == ColumnType.INTEGER && INTEGERS.contains(type)) {
      return "CAST(%s AS BIGINT)".formatted(sql);
    }
    if (wanted == ColumnType.INTEGER && (type.equals("DOUBLE") || type.equals("FLOAT"))) {
      return "CASE WHEN abs(%1$s) < %2$d AND trunc(%1$s) = %1$s THEN CAST(%1$s AS BIGINT) END"
          .formatted(sql, EXACT);
    }
    if (wanted == ColumnType.NUMBER && (INTEGERS.contains(type) || type.equals("DECIMAL"))) {
      return "CAST(%s AS DOUBLE)".formatted(sql);
    }
    if (wanted == ColumnType.NUMBER && (type.equals("DOUBLE") || type.equals("FLOAT"))) {
      return TextReading.number(sql);
    }
    if (wanted == ColumnType.BOOLEAN && type.equals("BOOLEAN")) {
      return sql;
    }
    return TextReading.of(column, asText(found));
  }

  /** What the column holds, for a person to read. */
  static String asText(FileColumn found) {
    boolean nested = found.type().startsWith("STRUCT") || found.type().startsWith("MAP");
    return nested
        ? "CAST(to_json(%s) AS VARCHAR)".formatted(found.sql())
        : "CAST(%s AS VARCHAR)".formatted(found.sql());
  }
}
