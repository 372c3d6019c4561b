package energy.bmkpi.warehouse;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.table.TableColumn;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which rows and columns of an output table are read. Warehouses keep columns apart, and some bill
 * for each, so who needs few asks for few.
 *
 * @param unit the BM unit whose rows are read, of the summary only; null for those of all
 * @param columns their names; a row has no other
 */
public record OutputSelection(
    OutputTable table, SettlementDates dates, @Nullable String unit, Set<String> columns) {
  /** The column of the unit. */
  public static final String UNIT = "bm_unit";

  /** Every column of the rows of these dates; of the run table, the runs that overlap them. */
  public static OutputSelection of(OutputTable table, SettlementDates dates) {
    return new OutputSelection(
        table,
        dates,
        null,
        table.columns().stream().map(TableColumn::name).collect(Collectors.toUnmodifiableSet()));
  }

  public OutputSelection ofUnit(String bmUnit) {
    return new OutputSelection(table, dates, bmUnit, columns);
  }

  public OutputSelection only(Set<String> names) {
    return new OutputSelection(table, dates, unit, Set.copyOf(names));
  }
}
