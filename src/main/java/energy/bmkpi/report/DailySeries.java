package energy.bmkpi.report;

import energy.bmkpi.kpi.Total;
import energy.bmkpi.market.SettlementDates;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A KPI on each date of a period.
 *
 * @param values in date order; null on dates without a value
 */
public record DailySeries(List<@Nullable Double> values) {

  public @Nullable Double on(int day) {
    return values.get(day);
  }

  /** Dates that have a value. */
  public int days() {
    return (int) values.stream().filter(Objects::nonNull).count();
  }

  /** The sum of the dates that have a value; null where none has. */
  public @Nullable Double sum() {
    Total total = new Total();
    values.forEach(total::add);
    return total.value();
  }

  /** Collects the values of a period, in any order. */
  static final class Builder {
    private final long firstDay;
    private final @Nullable Double[] values;

    Builder(SettlementDates dates) {
      this.firstDay = dates.from().toEpochDay();
      this.values = new @Nullable Double[dates.days()];
    }

    void set(LocalDate date, @Nullable Double value) {
      values[(int) (date.toEpochDay() - firstDay)] = value;
    }

    DailySeries build() {
      return new DailySeries(Collections.unmodifiableList(Arrays.asList(values)));
    }
  }
}
