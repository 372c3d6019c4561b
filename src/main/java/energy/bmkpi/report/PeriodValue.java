package energy.bmkpi.report;

import energy.bmkpi.kpi.UnitKpi;
import energy.bmkpi.warehouse.Row;
import org.jspecify.annotations.Nullable;

/** Applies a rule to the days of a unit, one row after another. */
final class PeriodValue {
  private final PeriodRule rule;
  private final Total numerator = new Total();
  private final Total denominator = new Total();
  private @Nullable Double extreme;

  PeriodValue(PeriodRule rule) {
    this.rule = rule;
  }

  void add(Row row) {
    if (rule instanceof PeriodRule.Sum sum) {
      numerator.add(PeriodRule.read(row, sum.kpi()));
    } else if (rule instanceof PeriodRule.Quotient quotient) {
      addBoth(read(row, quotient.numerator()), read(row, quotient.denominator()));
    } else if (rule instanceof PeriodRule.Weighted weighted) {
      Double value = read(row, weighted.kpi());
      Double weight = read(row, weighted.weight());
      addBoth(value == null || weight == null ? null : (Double) (value * weight), weight);
    } else if (rule instanceof PeriodRule.MeanOfDays mean) {
      addBoth(read(row, mean.kpi()), 1.0);
    } else if (rule instanceof PeriodRule.Lowest lowest) {
      Double value = read(row, lowest.kpi());
      extreme = extreme == null || (value != null && value < extreme) ? value : extreme;
    } else if (rule instanceof PeriodRule.Highest highest) {
      Double value = read(row, highest.kpi());
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
  @Nullable Double value() {
    if (rule instanceof PeriodRule.Sum) {
      return numerator.value();
    }
    if (rule instanceof PeriodRule.Lowest || rule instanceof PeriodRule.Highest) {
      return extreme;
    }
    Double quotient = numerator.per(denominator);
    return quotient != null && rule instanceof PeriodRule.Quotient of
        ? (Double) (quotient * of.factor())
        : quotient;
  }

  private static @Nullable Double read(Row row, UnitKpi kpi) {
    return PeriodRule.read(row, kpi);
  }
}
