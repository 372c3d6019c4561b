package energy.bmkpi.load;

import energy.bmkpi.market.SourceTable;

/** Which of two rows of one natural key counts. */
final class Precedence {
  private static final String RANK =
      "CASE UPPER(%s) WHEN 'DEL' THEN 2 WHEN 'UPD' THEN 1 ELSE 0 END";

  private Precedence() {}

  /** The order of the rows of a file: the one that counts comes first. */
  static String order(SourceTable table) {
    if (table.hasColumn(SourceTable.CREATED)) {
      return SourceTable.CREATED + " DESC NULLS LAST, file_row DESC";
    }
    return table.hasColumn(SourceTable.AMENDMENT)
        ? RANK.formatted(SourceTable.AMENDMENT) + " DESC, file_row DESC"
        : "file_row DESC";
  }

  /** Whether the row that is stored is newer than that of the file, whichever was loaded last. */
  static String storedIsNewer(SourceTable table, String stored, String incoming) {
    if (table.hasColumn(SourceTable.CREATED)) {
      return "%2$s.%1$s > %3$s.%1$s".formatted(SourceTable.CREATED, stored, incoming);
    }
    return table.hasColumn(SourceTable.AMENDMENT)
        ? "%s > %s"
            .formatted(
                RANK.formatted(stored + "." + SourceTable.AMENDMENT),
                RANK.formatted(incoming + "." + SourceTable.AMENDMENT))
        : "FALSE";
  }

  /** Whether only the row that is stored says when it was created. */
  static String onlyStoredIsDated(SourceTable table, String stored, String incoming) {
    return table.hasColumn(SourceTable.CREATED)
        ? "%2$s.%1$s IS NOT NULL AND %3$s.%1$s IS NULL"
            .formatted(SourceTable.CREATED, stored, incoming)
        : "FALSE";
  }
}
