package energy.bmkpi.kpi;

import energy.bmkpi.market.SettlementCalendar;
import org.jspecify.annotations.Nullable;

/** Applies the rule of a KPI to the days of a range, one after another. */
public final class RangeValue {
  private final String column;
  private final RangeRule rule;
  private final Total numerator = new Total();
  private final Total denominator = new Total();
  private @Nullable Double extreme;

  public RangeValue(String column, RangeRule rule) {
    this.column = column;
    this.rule = rule;
  }

  public static RangeValue of(Kpi kpi) {
    return new RangeValue(kpi.column(), kpi.overRange());
  }

  public void add(DayNumbers day) {
    if (rule instanceof RangeRule.Sum) {
      numerator.add(day.number(column));
    } else if (rule instanceof RangeRule.Quotient quotient) {
      addBoth(day.number(quotient.numerator()), day.number(quotient.denominator()));
    } else if (rule instanceof RangeRule.Weighted weighted) {
      Double value = day.number(column);
      Double weight = day.number(weighted.weight());
      addBoth(value == null || weight == null ? null : (Double) (value * weight), weight);
    } else if (rule instanceof RangeRule.PerHour perHour) {
      addBoth(day.number(perHour.count()), SettlementCalendar.periods(day.settlementDate()) / 2.0);
    } else if (rule instanceof RangeRule.MeanOfDays) {
      addBoth(day.number(column), 1.0);
    } else if (rule instanceof RangeRule.Lowest) {
      Double value = day.number(column);
      extreme = extreme == null || (value != null && value < extreme) ? value : extreme;
    } else if (rule instanceof RangeRule.Highest) {
      Double value = day.number(column);
      extreme = extreme == null || (value != null && value > extreme) ? value : extreme;
    }
  }

  private void addBoth(@Nullable Double above, @Nullable Double below) {
    if (above != null && below != null) {
      numerator.add(above);
      denominator.add(below);
    }
  }

  /** Null where no day has the inputs, or the denominator is 0. */
  public @Nullable Double value() {
    if (rule instanceof RangeRule.Sum) {
      return numerator.value();
    }
    if (rule instanceof RangeRule.Lowest || rule instanceof RangeRule.Highest) {
      return extreme;
    }
    Double quotient = numerator.per(denominator);
    return quotient != null && rule instanceof RangeRule.Quotient of
        ? (Double) (quotient * of.factor())
        : quotient;
  }
}
