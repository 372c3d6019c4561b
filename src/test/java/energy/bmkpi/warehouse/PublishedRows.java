package energy.bmkpi.warehouse;

import energy.bmkpi.kpi.DayKpis;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.table.TableColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of an output table, values in the order of its columns. */
final class PublishedRows {
  private PublishedRows() {}

  /** As the warehouse gives them. */
  static List<List<@Nullable Object>> read(
      Warehouse warehouse, OutputTable table, SettlementDates dates) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    warehouse.read(
        table,
        dates,
        row -> {
          List<@Nullable Object> values = new ArrayList<>();
          for (TableColumn column : table.columns()) {
            values.add(column.type().read(row, column.name()));
          }
          rows.add(values);
        });
    return rows;
  }

  /** As they should be, of days in date order. */
  static List<List<@Nullable Object>> of(OutputTable table, List<DayKpis> days) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    days.stream()
        .flatMap(day -> OutputRows.of(table, day))
        .forEach(row -> rows.add(Arrays.asList(row)));
    return rows;
  }

  static List<@Nullable Object> of(RunRecord run) {
    return Arrays.asList(OutputRows.of(run));
  }
}
