package energy.bmkpi.warehouse.duckdb;

/**
 * Reads the settlement date out of a column that can hold a time of day. Two times stand for a
 * date: midnight UTC, and midnight in London, which in summer is 23:00 UTC of the day before. An
 * hour later both are that date in UTC. Any other time of day is an error, never another date.
 */
final class SettlementDateColumn {
  private SettlementDateColumn() {}

  /**
   * The date as SQL. A time of day that is wrong on a date outside of {@code $date_from} to {@code
   * $date_to} is no error: the query leaves its row out, in whichever order it is evaluated.
   *
   * @param table as the user calls it, for the message
   * @param quoted the column as an identifier
   * @param type as the catalogue writes it
   */
  static String date(String table, String quoted, String type) {
    return switch (type) {
      case "DATE" -> quoted;
      case "VARCHAR" ->
          checked(
              table,
              quoted,
              """
              CASE
                WHEN LENGTH(%1$s) > 10 THEN timezone('UTC', CAST(%1$s AS TIMESTAMP WITH TIME ZONE))
                ELSE CAST(CAST(%1$s AS DATE) AS TIMESTAMP)
              END"""
                  .formatted(quoted));
      case "TIMESTAMP WITH TIME ZONE" ->
          checked(table, quoted, "timezone('UTC', %s)".formatted(quoted));
      default -> checked(table, quoted, "CAST(%s AS TIMESTAMP)".formatted(quoted));
    };
  }

  /**
   * @param utc the time in UTC, a TIMESTAMP
   */
  private static String checked(String table, String quoted, String utc) {
    String date = "CAST(%s + INTERVAL 1 HOUR AS DATE)".formatted(utc);
    return """
    CASE
      WHEN %1$s NOT BETWEEN $date_from AND $date_to THEN %1$s
      WHEN %2$s = CAST(%1$s AS TIMESTAMP) THEN %1$s
      WHEN timezone('UTC', %2$s) = timezone('Europe/London', CAST(%1$s AS TIMESTAMP)) THEN %1$s
      WHEN %3$s IS NOT NULL THEN error(
        '%4$s, column settlementDate: ' || CAST(%3$s AS VARCHAR)
        || ' is no settlement date: its time is midnight neither in UTC nor in London'
      )
    END"""
        .formatted(date, utc, quoted, table.replace("'", "''"));
  }
}
