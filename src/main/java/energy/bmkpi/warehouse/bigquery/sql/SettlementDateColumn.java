package energy.bmkpi.warehouse.bigquery.sql;

/**
 * Reads the settlement date out of a column that can hold a time of day. Two times stand for a
 * date: midnight UTC, and midnight in London, which in summer is 23:00 UTC of the day before. An
 * hour later both are that date in UTC. Any other time of day is an error, never another date.
 */
final class SettlementDateColumn {
  private SettlementDateColumn() {}

  /**
   * The date as SQL. A time of day that is wrong on a date outside of {@code @date_from} to {@code
   * @date_to} is no error: the query leaves its row out, in whichever order it is evaluated.
   *
   * @param table as the user calls it, for the message
   * @param quoted the column as an identifier
   * @param type without parameters, as INFORMATION_SCHEMA writes it
   */
  static String date(String table, String quoted, String type) {
    return switch (type) {
      case "DATE" -> quoted;
      case "STRING" ->
          checked(
              table,
              quoted,
              "IF(LENGTH(%1$s) > 10, CAST(%1$s AS TIMESTAMP), TIMESTAMP(CAST(%1$s AS DATE)))"
                  .formatted(quoted));
      case "DATETIME" -> checked(table, quoted, "TIMESTAMP(%s)".formatted(quoted));
      default -> checked(table, quoted, quoted);
    };
  }

  /**
   * Which rows can hold {@code @date_from} to {@code @date_to}, by the column as it is stored,
   * because BigQuery leaves no partition out by the value of an expression. Empty for text, which
   * is never partitioned by, and whose values that cannot be read must fail.
   */
  static String bounds(String quoted, String type) {
    return switch (type) {
      case "DATE" -> "%s BETWEEN @date_from AND @date_to".formatted(quoted);
      case "DATETIME", "TIMESTAMP" ->
          """
          %1$s >= %2$s_SUB(%2$s(@date_from), INTERVAL 1 HOUR)
            AND %1$s < %2$s_SUB(%2$s(DATE_ADD(@date_to, INTERVAL 1 DAY)), INTERVAL 1 HOUR)"""
              .formatted(quoted, type);
      default -> "";
    };
  }

  /**
   * @param instant a TIMESTAMP
   */
  private static String checked(String table, String quoted, String instant) {
    String date = "DATE(TIMESTAMP_ADD(%s, INTERVAL 1 HOUR))".formatted(instant);
    return """
    CASE
      WHEN %1$s NOT BETWEEN @date_from AND @date_to THEN %1$s
      WHEN %2$s IN (TIMESTAMP(%1$s), TIMESTAMP(%1$s, 'Europe/London')) THEN %1$s
      WHEN %3$s IS NOT NULL THEN ERROR(
        CONCAT(
          %4$s, CAST(%3$s AS STRING),
          ' is no settlement date: its time is midnight neither in UTC nor in London'
        )
      )
    END"""
        .formatted(date, instant, quoted, GoogleSql.literal(table + ", column settlementDate: "));
  }
}
