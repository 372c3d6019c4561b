package energy.bmkpi.load;

import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.duckdb.DuckDbSourceTables;
import energy.bmkpi.warehouse.duckdb.DuckDbStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The natural keys that the files of one call have on dates of which rows were stored before: what
 * else is stored there has been withdrawn, or belongs to a file that was left out. Only all files
 * together can tell, as 48 answers of one period each make a day.
 */
final class CallKeys {
  private static final String KEYS = "call_keys";

  /** Stands for the rows of a table without dates. */
  private static final LocalDate NO_DATE = LocalDate.EPOCH;

  /** Stands for the side of the rows of a table without sides. */
  private static final String NO_SIDE = "";

  private final Connection connection;
  private final SourceTable table;
  private final StoredRows stored;
  private final SortedSet<LocalDate> storedBefore = new TreeSet<>();
  private final SortedSet<LocalDate> firstStoredByCall = new TreeSet<>();
  private final SortedMap<String, SortedSet<LocalDate>> datesBySide = new TreeMap<>();

  /**
   * The table is made by its columns, not from a query without rows: what two threads insert into
   * one that was, DuckDB 2.0 does not find again within the same transaction.
   */
  CallKeys(Connection connection, SourceTable table, StoredRows stored) throws SQLException {
    this.connection = connection;
    this.table = table;
    this.stored = stored;
    DuckDbStatements.execute(
        connection,
        "CREATE OR REPLACE TEMP TABLE %s (%s)"
            .formatted(
                KEYS,
                table.columns().stream()
                    .filter(column -> table.naturalKey().contains(column.name()))
                    .map(CallKeys::definition)
                    .collect(Collectors.joining(", "))));
  }

  private static String definition(SourceColumn column) {
    return "%s %s".formatted(column.name(), DuckDbSourceTables.type(column));
  }

  /** Those of a file's dates of which rows are stored that no file of the call has brought. */
  SortedSet<LocalDate> storedBefore(List<LocalDate> dates) throws SQLException {
    SortedSet<LocalDate> before = new TreeSet<>();
    if (table.dateColumn() != null) {
      before.addAll(stored.datesAmong(dates));
    } else if (stored.count(List.of()) > 0) {
      before.add(NO_DATE);
    }
    before.removeAll(firstStoredByCall);
    return before;
  }

  /** For a row of the file, whether an earlier file of the call has one of its key. */
  String isOfEarlierFile() {
    String first =
        table.dateColumn() == null
            ? String.valueOf(firstStoredByCall.contains(NO_DATE))
            : firstStoredByCall.isEmpty()
                ? "FALSE"
                : "%s IN (%s)".formatted(table.dateColumn(), list(firstStoredByCall));
    return "(%s OR file_row IN (SELECT file_row FROM %s SEMI JOIN %s USING (%s)))"
        .formatted(first, StagedRows.VIEW, KEYS, keys());
  }

  /**
   * After the file's rows are stored.
   *
   * @param before of the file's dates, those of which rows were stored before
   */
  void note(List<LocalDate> dates, SortedSet<LocalDate> before) throws SQLException {
    firstStoredByCall.addAll(table.dateColumn() == null ? List.of(NO_DATE) : dates);
    firstStoredByCall.removeAll(before);
    firstStoredByCall.removeAll(storedBefore);
    storedBefore.addAll(before);
    if (!before.isEmpty()) {
      noteSides();
      DuckDbStatements.execute(
          connection,
          "INSERT INTO %s BY NAME SELECT %s FROM %s WHERE %s IS NOT NULL%s"
              .formatted(
                  KEYS,
                  keys(),
                  StagedRows.VIEW,
                  table.unitColumn(),
                  table.dateColumn() == null
                      ? ""
                      : " AND %s IN (%s)".formatted(table.dateColumn(), list(before))));
    }
  }

  private void noteSides() throws SQLException {
    DuckDbStatements.query(
        connection,
        "SELECT DISTINCT %s AS date, %s AS side FROM %s WHERE %s IS NOT NULL"
            .formatted(
                date(),
                table.hasColumn(SourceTable.DIRECTION)
                    ? SourceTable.DIRECTION
                    : "'%s'".formatted(NO_SIDE),
                StagedRows.VIEW,
                table.unitColumn()),
        Map.of(),
        row ->
            datesBySide
                .computeIfAbsent(row.name("side"), side -> new TreeSet<>())
                .add(LocalDate.parse(row.name("date"))));
  }

  /** How many rows were stored before that no file has, by date. */
  SortedMap<LocalDate, Long> others() throws SQLException {
    SortedMap<LocalDate, Long> counts = new TreeMap<>();
    if (!storedBefore.isEmpty()) {
      DuckDbStatements.query(
          connection,
          "SELECT %s AS date, COUNT(*) AS rows FROM %s GROUP BY ALL".formatted(date(), otherRows()),
          Map.of(),
          row -> counts.put(LocalDate.parse(row.name("date")), row.count("rows")));
    }
    return counts;
  }

  /** Those of a file. */
  long others(SortedMap<LocalDate, Long> counts, Collection<LocalDate> dates) {
    return table.dateColumn() == null
        ? counts.getOrDefault(NO_DATE, 0L)
        : dates.stream().mapToLong(date -> counts.getOrDefault(date, 0L)).sum();
  }

  /** All rows that a file has must still be there: what removes rows is not trusted blindly. */
  void removeOthers() throws SQLException {
    if (storedBefore.isEmpty()) {
      return;
    }
    stored.remove("SELECT stored_row FROM " + otherRows());
    long kept = keysIn(KEYS);
    long left = keysIn(stored.on(storedBefore));
    if (left < kept) {
      throw new SQLException(
          "of %,d rows that the files have only %,d would be left".formatted(kept, left));
    }
  }

  private long keysIn(String rows) throws SQLException {
    long[] number = {0};
    DuckDbStatements.query(
        connection,
        "SELECT COUNT(*) AS keys FROM (SELECT DISTINCT %s FROM %s)".formatted(keys(), rows),
        Map.of(),
        row -> number[0] = row.count("keys"));
    return number[0];
  }

  /** Of the dates, and of each date the sides, that the files have rows of. */
  private String otherRows() {
    String where =
        table.dateColumn() == null
            ? "TRUE"
            : datesBySide.entrySet().stream()
                .map(side -> isOfSide(side.getKey(), side.getValue()))
                .collect(Collectors.joining(" OR "));
    return "(SELECT stored.* FROM %s AS stored ANTI JOIN %s USING (%s) WHERE %s)"
        .formatted(stored.on(storedBefore), KEYS, keys(), where);
  }

  private String isOfSide(String side, SortedSet<LocalDate> dates) {
    String ofDates = "%s IN (%s)".formatted(table.dateColumn(), list(dates));
    return side.equals(NO_SIDE)
        ? ofDates
        : "(%s = '%s' AND %s)".formatted(SourceTable.DIRECTION, side, ofDates);
  }

  private String date() {
    return table.dateColumn() == null ? "DATE '%s'".formatted(NO_DATE) : table.dateColumn();
  }

  private static String list(SortedSet<LocalDate> dates) {
    return dates.stream().map("DATE '%s'"::formatted).collect(Collectors.joining(", "));
  }

  private String keys() {
    return String.join(", ", table.naturalKey());
  }
}
