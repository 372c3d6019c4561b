package energy.bmkpi.warehouse;

import energy.bmkpi.market.SettlementDates;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statements that read an output table, in the SQL that every warehouse understands.
 *
 * @param quotedName the table as an identifier
 * @param identifier makes an identifier of a column's name
 * @param parameterMark what a parameter's name begins with
 */
public record OutputSql(
    OutputTable table, String quotedName, UnaryOperator<String> identifier, char parameterMark) {

  /** Every column of the rows from {@code date_from} to {@code date_to}, ordered by key. */
  public String rows() {
    String columns =
        table.columns().stream()
            .map(OutputColumn::name)
            .map(identifier)
            .collect(Collectors.joining(", "));
    String key = table.key().stream().map(identifier).collect(Collectors.joining(", "));
    String within =
        table == OutputTable.RUN
            ? "date_to >= %1$sdate_from AND date_from <= %1$sdate_to"
            : "settlement_date BETWEEN %1$sdate_from AND %1$sdate_to";
    return "SELECT %s FROM %s WHERE %s ORDER BY %s"
        .formatted(columns, quotedName, within.formatted(parameterMark), key);
  }

  /** One row, whose dates {@link FirstAndLastDate} takes. */
  public String firstAndLastDate() {
    return "SELECT MIN(%s) AS first_date, MAX(%s) AS last_date FROM %s"
        .formatted(
            table == OutputTable.RUN ? "date_from" : "settlement_date",
            table == OutputTable.RUN ? "date_to" : "settlement_date",
            quotedName);
  }

  /** Takes the row of {@link #firstAndLastDate()}. */
  public static final class FirstAndLastDate implements Consumer<Row> {
    private @Nullable SettlementDates dates;

    @Override
    public void accept(Row row) {
      LocalDate first = row.date("first_date");
      LocalDate last = row.date("last_date");
      if (first != null && last != null) {
        dates = new SettlementDates(first, last);
      }
    }

    /** Null where the table is empty. */
    public @Nullable SettlementDates dates() {
      return dates;
    }
  }
}
