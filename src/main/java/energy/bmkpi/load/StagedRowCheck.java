package energy.bmkpi.load;

import energy.bmkpi.market.ColumnType;
import energy.bmkpi.market.SettlementCalendar;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.duckdb.DuckDbStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Finds the first row of a file that is not what it has to be, in one pass over all rows. */
final class StagedRowCheck {
  /** From one midnight in London to the next; asked only where the clock change matters. */
  private static final String PERIODS_OF_THE_DAY =
      """
      date_diff(
        'minute',
        timezone('Europe/London', CAST(settlementDate AS TIMESTAMP)),
        timezone('Europe/London', settlementDate + INTERVAL 1 DAY)
      ) // 30""";

  private static final String START_OF_THE_PERIOD =
      "timezone('Europe/London', CAST(settlementDate AS TIMESTAMP))"
          + " + INTERVAL 30 MINUTE * (settlementPeriod - 1)";

  /**
   * Within the first 23 hours of the date in UTC: that is its date in London at any time of year.
   */
  private static final String IN_SUMMER_AND_WINTER =
      "epoch_ms(timeFrom) - (settlementDate - DATE '1970-01-01') * 86400000 BETWEEN 0 AND 82799999";

  /**
   * Seconds from midnight in London to a row's timeFrom. The clock changes from the 25th of March
   * and of October on; only there the engine has to look up the time of midnight, which is slow.
   */
  private static final String SINCE_MIDNIGHT =
      """
      (
        epoch_ms(timeFrom) // 1000
        - CASE
          WHEN month(settlementDate) * 100 + day(settlementDate) BETWEEN 401 AND 1024
            THEN (settlementDate - DATE '1970-01-01') * 86400 - 3600
          WHEN month(settlementDate) * 100 + day(settlementDate) NOT BETWEEN 325 AND 1031
            THEN (settlementDate - DATE '1970-01-01') * 86400
          ELSE epoch_ms(timezone('Europe/London', CAST(settlementDate AS TIMESTAMP))) // 1000
        END
      )""";

  /** In seconds; an hour too long on the days around a clock change. */
  private static final String LONGEST_DAY =
      """
      CASE
        WHEN month(settlementDate) IN (3, 10) AND day(settlementDate) >= 25 THEN 90000
        ELSE 86400
      END""";

  private static final String REMEDY = "correct it or fetch the file again";

  /** Finds the words for a row that is wrong. */
  @FunctionalInterface
  private interface Words {
    String of(long row) throws SQLException;
  }

  /**
   * @param wrong a condition that may be joined with others
   */
  private record Rule(String wrong, Words words) {
    Rule {
      wrong = "(%s)".formatted(wrong);
    }
  }

  private final Connection connection;
  private final SourceTable table;
  private final StagedRows rows;
  private final List<Rule> rules = new ArrayList<>();

  StagedRowCheck(Connection connection, SourceTable table, StagedRows rows) {
    this.connection = connection;
    this.table = table;
    this.rows = rows;
  }

  void require() throws SQLException {
    collectRules();
    try {
      OptionalLong row = firstWrong();
      if (row.isPresent()) {
        throw rows.failures()
            .of("row %d%s".formatted(row.getAsLong(), firstWords(row.getAsLong())), REMEDY);
      }
    } catch (SQLException e) {
      throw rows.refused(e);
    }
  }

  /** Nearly all files have none, so that all rules are one condition. */
  private OptionalLong firstWrong() throws SQLException {
    List<OptionalLong> first = new ArrayList<>();
    DuckDbStatements.query(
        connection,
        "SELECT MIN(file_row) AS first FROM %s WHERE %s"
            .formatted(
                StagedRows.VIEW,
                rules.stream().map(Rule::wrong).collect(Collectors.joining(" OR "))),
        Map.of(),
        found ->
            first.add(
                found.text("first") == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(found.count("first"))));
    return first.get(0);
  }

  /** Of a wrong row, what the first rule says that it breaks. */
  private String firstWords(long row) throws SQLException {
    for (Rule rule : rules) {
      List<String> broken = new ArrayList<>();
      DuckDbStatements.query(
          connection,
          "SELECT 'broken' AS broken FROM %s WHERE file_row = %d AND (%s)"
              .formatted(StagedRows.VIEW, row, rule.wrong()),
          Map.of(),
          found -> broken.add(found.name("broken")));
      if (!broken.isEmpty()) {
        return rule.words().of(row);
      }
    }
    throw new IllegalStateException("no rule is broken by row " + row);
  }

  private void collectRules() {
    rules.add(
        new Rule(
            rows.isOfOtherDataset(),
            row ->
                " says that it is of dataset '%s', not %s"
                    .formatted(rows.dataset(row), table.name())));
    for (SourceColumn column : rows.columns()) {
      collectRules(column);
    }
    both("startTime", "settlementPeriod", "startTime <> " + START_OF_THE_PERIOD, "");
    both("timeTo", "timeFrom", "timeTo < timeFrom", "");
    both(
        "timeFrom",
        SourceTable.SETTLEMENT_DATE,
        table == SourceTable.BOD
            ? "CASE WHEN %1$s THEN FALSE ELSE %2$s < 0 OR %2$s >= %3$s END"
                .formatted(IN_SUMMER_AND_WINTER, SINCE_MIDNIGHT, LONGEST_DAY)
            // of an acceptance the time may lie on the next date, or on the one before
            : "abs(date_diff('day', settlementDate, CAST(timeFrom AS DATE))) > 1",
        "");
    if (table == SourceTable.BOAV) {
      both(
          SourceTable.DIRECTION,
          "totalVolumeAccepted",
          "CASE _direction WHEN 'offer' THEN totalVolumeAccepted < 0 ELSE totalVolumeAccepted > 0 END",
          ": volumes of offers are positive, those of bids negative");
    }
  }

  private void collectRules(SourceColumn column) {
    String name = column.name();
    wrong(
        column,
        rows.isFault(column),
        column.type() == ColumnType.TEXT
            ? "a text of one line without control characters"
            : column.type().description());
    if (name.equals("settlementPeriod")) {
      wrong(column, name + " NOT BETWEEN 1 AND 50", "a settlement period from 1 to 50");
      wrong(
          column,
          "CASE WHEN %1$s > 46 THEN %1$s > %2$s END".formatted(name, PERIODS_OF_THE_DAY),
          "a settlement period of its date");
    }
    if (name.equals(SourceTable.DIRECTION)) {
      wrong(column, name + " NOT IN ('bid', 'offer')", "bid or offer");
      Direction direction = rows.direction();
      if (direction != null) {
        String side = direction.lowerCaseName();
        wrong(
            column, "%s <> '%s'".formatted(name, side), "%s, as --direction says".formatted(side));
      }
    }
    if (name.equals(table.dateColumn())) {
      SettlementDates any = SettlementCalendar.ANY_DATE;
      wrong(
          column,
          "%s NOT BETWEEN DATE '%s' AND DATE '%s'".formatted(name, any.from(), any.to()),
          "a settlement date from %s on".formatted(any.from()));
    }
    if (table.naturalKey().contains(name) && !name.equals(table.unitColumn())) {
      wrong(column, name + " IS NULL", "there");
    }
  }

  private void wrong(SourceColumn column, String wrong, String expected) {
    rules.add(
        new Rule(
            wrong,
            row ->
                ", column %s: %s is not %s"
                    .formatted(column.name(), shown(row, column), expected)));
  }

  /** Two columns that say different things of one row. */
  private void both(String one, String other, String wrong, String reason) {
    Optional<SourceColumn> first = column(one);
    Optional<SourceColumn> second = column(other);
    if (first.isPresent() && second.isPresent()) {
      rules.add(
          new Rule(
              wrong,
              row ->
                  ", columns %s and %s: %s and %s contradict each other%s"
                      .formatted(
                          one, other, shown(row, first.get()), shown(row, second.get()), reason)));
    }
  }

  private Optional<SourceColumn> column(String name) {
    return rows.columns().stream().filter(column -> column.name().equals(name)).findFirst();
  }

  private String shown(long row, SourceColumn column) throws SQLException {
    String text = rows.text(row, column);
    if (text == null) {
      return "an empty value";
    }
    boolean nested = column.type() != ColumnType.PAIRS && text.startsWith("{");
    return nested ? "an object" : "'%s'".formatted(ShownText.of(text));
  }
}
