package energy.bmkpi.warehouse;

import energy.bmkpi.table.TableColumn;
import energy.bmkpi.table.ValueType;
import java.util.stream.Collectors;

/**
 * The statements that read an output table, in the SQL that every warehouse understands.
 *
 * @param existing the table as it is: an older version may have made it, with fewer columns
 * @param quotedName the table as an identifier
 * @param dialect how the warehouse writes names and types
 * @param parameterMark what a parameter's name begins with
 */
public record OutputSql(
    OutputTable table,
    TableSchema existing,
    String quotedName,
    Dialect dialect,
    char parameterMark) {

  /** How a warehouse writes names and types. */
  public interface Dialect {
    String identifier(String name);

    String type(ValueType type);
  }

  /**
   * The columns of the rows from {@code date_from} to {@code date_to}, and of {@code bm_unit} where
   * one is selected, ordered by key; NULL where the table does not have the column yet.
   */
  public String rows(OutputSelection selection) {
    String columns =
        table.columns().stream()
            .filter(column -> selection.columns().contains(column.name()))
            .map(this::column)
            .collect(Collectors.joining(", "));
    String key = table.key().stream().map(dialect::identifier).collect(Collectors.joining(", "));
    String within =
        table == OutputTable.RUN
            ? "date_to >= %1$sdate_from AND date_from <= %1$sdate_to"
            : "settlement_date BETWEEN %1$sdate_from AND %1$sdate_to";
    String unit =
        selection.unit() == null
            ? ""
            : " AND %1$s = %2$s%1$s".formatted(OutputSelection.UNIT, parameterMark);
    return "SELECT %s FROM %s WHERE %s%s ORDER BY %s"
        .formatted(columns, quotedName, within.formatted(parameterMark), unit, key);
  }

  private String column(TableColumn column) {
    String name = dialect.identifier(column.name());
    return existing.column(column.name()) == null
        ? "CAST(NULL AS %s) AS %s".formatted(dialect.type(column.type()), name)
        : name;
  }

  /** One row, that {@link FirstAndLastDate} takes. */
  public String firstAndLastDate() {
    return "SELECT MIN(%s) AS first_date, MAX(%s) AS last_date FROM %s"
        .formatted(
            table == OutputTable.RUN ? "date_from" : "settlement_date",
            table == OutputTable.RUN ? "date_to" : "settlement_date",
            quotedName);
  }
}
