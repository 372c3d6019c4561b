package energy.bmkpi.dataset;

import energy.bmkpi.market.PeriodSet;
import energy.bmkpi.table.Row;
import org.jspecify.annotations.Nullable;

/** Values of a query's row that are not taken as they are. */
final class QueryColumns {
  private QueryColumns() {}

  /** Whether 0 or −0 is the smaller is chance: + 0.0 makes both a plain 0. */
  static @Nullable Double extreme(Row row, String column) {
    Double value = row.number(column);
    return value == null ? null : value + 0.0;
  }

  /** Divided here, so that it is the same division whatever the warehouse. */
  static @Nullable Double mean(Row row, String sum, String count) {
    Double total = row.number(sum);
    return total == null ? null : total / row.count(count);
  }

  /** A bit for each settlement period. */
  static PeriodSet periods(Row row, String column) {
    return new PeriodSet(row.count(column));
  }
}
