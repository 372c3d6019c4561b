package energy.bmkpi.testing;

/**
 * Gives every settlement period of every date that a dataset has a row, as in the whole market,
 * where a small synthetic one is quiet: a row of the date again, without volume or cashflow.
 */
public final class EveryPeriod {
  private EveryPeriod() {}

  /** To be run on a DuckDB file. */
  public static String[] statements() {
    return new String[] {
      statement("bmrs_bod", "period AS settlementPeriod"),
      statement(
          "bmrs_boav", "period AS settlementPeriod, 0 AS totalVolumeAccepted, NULL AS startTime"),
      statement("bmrs_ebocf", "period AS settlementPeriod, 0 AS totalCashflow")
    };
  }

  private static String statement(String table, String replaced) {
    return """
        INSERT INTO %1$s BY NAME
        WITH
          sample AS (SELECT DISTINCT ON (settlementDate) * FROM %1$s ORDER BY ALL),
          day AS (
            SELECT
              settlementDate,
              date_diff(
                'minute',
                timezone('Europe/London', CAST(settlementDate AS TIMESTAMP)),
                timezone('Europe/London', CAST(settlementDate + 1 AS TIMESTAMP))
              ) // 30 AS periods
            FROM sample
          )
        SELECT sample.* REPLACE (%2$s)
        FROM sample
        JOIN day USING (settlementDate)
        JOIN range(1, 51) AS numbers (period) ON period <= periods
        ANTI JOIN %1$s AS present
          ON present.settlementDate = sample.settlementDate
          AND present.settlementPeriod = period"""
        .formatted(table, replaced);
  }
}
