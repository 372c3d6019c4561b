package energy.bmkpi.report;

import energy.bmkpi.kpi.DayNumbers;
import energy.bmkpi.warehouse.Row;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A published row of a settlement date. */
record RowNumbers(LocalDate settlementDate, Row row) implements DayNumbers {
  @Override
  public @Nullable Double number(String column) {
    return row.number(column);
  }
}
