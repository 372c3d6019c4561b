package energy.bmkpi.load;

import energy.bmkpi.market.SourceTable;
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

  private final Connection connection;
  private final SourceTable table;
  private final StoredRows stored;
  private final SortedSet<LocalDate> storedBefore = new TreeSet<>();
  private final SortedSet<LocalDate> firstStoredByCall = new TreeSet<>();
  private final SortedSet<String> sides = new TreeSet<>();

  CallKeys(Connection connection, SourceTable table, StoredRows stored) throws SQLException {
    this.connection = connection;
    this.table = table;
    this.stored = stored;
    DuckDbStatements.execute(
        connection,
        "CREATE OR REPLACE TEMP TABLE %s AS SELECT %s FROM %s"
                .formatted(KEYS, keys(), stored.on(List.of()))
            + " LIMIT 0");
  }

  /** Before the file's rows are stored. */
  void note(List<LocalDate> dates, String rows) throws SQLException {
    if (table.hasColumn(SourceTable.DIRECTION)) {
      DuckDbStatements.query(
          connection,
          "SELECT DISTINCT %s AS side FROM %s".formatted(SourceTable.DIRECTION, rows),
          Map.of(),
          row -> sides.add(String.valueOf(row.text("side"))));
    }
    SortedSet<LocalDate> before = new TreeSet<>();
    if (table.dateColumn() != null) {
      before.addAll(stored.datesAmong(dates));
    } else if (stored.count(List.of()) > 0) {
      before.add(NO_DATE);
    }
    before.removeAll(firstStoredByCall);
    firstStoredByCall.addAll(table.dateColumn() == null ? List.of(NO_DATE) : dates);
    firstStoredByCall.removeAll(before);
    firstStoredByCall.removeAll(storedBefore);
    storedBefore.addAll(before);
    if (!before.isEmpty()) {
      DuckDbStatements.execute(
          connection,
          "INSERT INTO %s SELECT %s FROM %s%s".formatted(KEYS, keys(), rows, where(before)));
    }
  }

  /** How many rows were stored before that no file has, by date. */
  SortedMap<LocalDate, Long> others() throws SQLException {
    SortedMap<LocalDate, Long> counts = new TreeMap<>();
    if (storedBefore.isEmpty()) {
      return counts;
    }
    String date = table.dateColumn() == null ? "DATE '%s'".formatted(NO_DATE) : table.dateColumn();
    DuckDbStatements.query(
        connection,
        "SELECT %s AS date, COUNT(*) AS rows FROM %s GROUP BY ALL".formatted(date, otherRows()),
        Map.of(),
        row -> counts.put(LocalDate.parse(String.valueOf(row.text("date"))), row.count("rows")));
    return counts;
  }

  /** Those of a file. */
  long others(SortedMap<LocalDate, Long> counts, Collection<LocalDate> dates) {
    return table.dateColumn() == null
        ? counts.getOrDefault(NO_DATE, 0L)
        : dates.stream().mapToLong(date -> counts.getOrDefault(date, 0L)).sum();
  }

  void removeOthers() throws SQLException {
    DuckDbStatements.execute(
        connection,
        "DELETE FROM %s WHERE rowid IN (SELECT stored_row FROM %s)"
            .formatted(stored.target(), otherRows()));
  }

  private String otherRows() {
    return "(SELECT stored.* FROM %s AS stored ANTI JOIN %s USING (%s)%s)"
        .formatted(
            stored.on(storedBefore),
            KEYS,
            keys(),
            sides.isEmpty()
                ? ""
                : " WHERE %s IN (%s)"
                    .formatted(
                        SourceTable.DIRECTION,
                        sides.stream().map("'%s'"::formatted).collect(Collectors.joining(", "))));
  }

  private String where(SortedSet<LocalDate> dates) {
    return table.dateColumn() == null
        ? ""
        : " WHERE %s IN (%s)"
            .formatted(
                table.dateColumn(),
                dates.stream().map("DATE '%s'"::formatted).collect(Collectors.joining(", ")));
  }

  private String keys() {
    return String.join(", ", table.naturalKey());
  }
}
