package energy.bmkpi.dataset;

import energy.bmkpi.table.Row;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Collects the rows of one dataset's query by settlement date. A row without bm_unit is the whole
 * market's.
 */
public final class AggregateRows<A extends Aggregate> implements Consumer<Row> {
  private final Function<Row, A> aggregate;
  private final Map<LocalDate, Map<String, A>> units = new HashMap<>();
  private final Map<LocalDate, A> market = new HashMap<>();

  public AggregateRows(Function<Row, A> aggregate) {
    this.aggregate = aggregate;
  }

  @Override
  public void accept(Row row) {
    LocalDate date = row.day("settlement_date");
    String bmUnit = row.text("bm_unit");
    A value = aggregate.apply(row);
    if (bmUnit == null) {
      market.put(date, value);
    } else {
      units.computeIfAbsent(date, day -> new HashMap<>()).put(bmUnit, value);
    }
  }

  /** By settlement date; dates without a row are absent. */
  public Map<LocalDate, DatasetDay<A>> days() {
    Map<LocalDate, DatasetDay<A>> days = new HashMap<>();
    market.forEach(
        (date, value) ->
            days.put(date, new DatasetDay<>(units.getOrDefault(date, new HashMap<>()), value)));
    return days;
  }
}
