package energy.bmkpi.warehouse;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.table.Row;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes the one row of a query for {@code first_date} and {@code last_date} of a table. */
public final class FirstAndLastDate implements Consumer<Row> {
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
