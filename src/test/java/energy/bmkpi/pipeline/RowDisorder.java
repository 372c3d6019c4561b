package energy.bmkpi.pipeline;

import energy.bmkpi.market.SourceTable;
import energy.bmkpi.testing.SourceFile;
import java.nio.file.Path;

/** Changes of a DuckDB file's source tables that must change no KPI; the same for equal seeds. */
final class RowDisorder {
  private RowDisorder() {}

  /** Puts the rows of every table in another order. */
  static void shuffle(Path file, long seed) {
    for (SourceTable table : SourceTable.values()) {
      SourceFile.change(
          file,
          "CREATE OR REPLACE TABLE %1$s AS SELECT * FROM %1$s ORDER BY hash(rowid, %2$d)"
              .formatted(table.defaultTableName(), seed));
    }
  }

  /** Adds duplicates of some rows, and versions of some that were created earlier. */
  static void addDuplicatesAndOlderVersions(Path file, long seed) {
    String some = "WHERE hash(rowid, %d) %% 5 = 0".formatted(seed);
    for (SourceTable table : SourceTable.values()) {
      String name = table.defaultTableName();
      SourceFile.change(file, "INSERT INTO %1$s SELECT * FROM %1$s %2$s".formatted(name, some));
    }
    SourceFile.change(
        file,
        older("bmrs_boav", "totalVolumeAccepted", seed),
        older("bmrs_ebocf", "totalCashflow", seed));
  }

  /** With another value, so that one that counted would show. */
  private static String older(String table, String value, long seed) {
    return """
        INSERT INTO %1$s BY NAME
        SELECT * REPLACE (
          3 * %2$s + 1 AS %2$s, createdDateTime - INTERVAL 1 MINUTE AS createdDateTime)
        FROM %1$s
        WHERE hash(rowid, %3$d) %% 7 = 0
        """
        .formatted(table, value, seed);
  }
}
