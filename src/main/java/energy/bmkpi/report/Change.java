package energy.bmkpi.report;

import energy.bmkpi.kpi.MarketKpi;
import energy.bmkpi.kpi.RangeRule;
import org.jspecify.annotations.Nullable;

/**
 * A market KPI against the period before.
 *
 * @param before its value then
 * @param percent how much more than then; of sums, per day that has the KPI, so that a day without
 *     data is no fall. Null of prices, whose zero means nothing, and where {@code before} is not
 *     above zero
 */
public record Change(double before, @Nullable Double percent) {

  /** Null where either period lacks the KPI, or not every date of the one before is published. */
  public static @Nullable Change of(MarketKpi kpi, MarketRange now, MarketRange before) {
    Double valueNow = now.value(kpi);
    Double valueBefore = before.value(kpi);
    if (valueNow == null || valueBefore == null || !before.complete()) {
      return null;
    }
    boolean sum = kpi.overRange() instanceof RangeRule.Sum;
    boolean rate = kpi.overRange() instanceof RangeRule.PerHour;
    if (valueBefore <= 0 || !(sum || rate)) {
      return new Change(valueBefore, null);
    }
    double daysNow = sum ? now.daily(kpi).days() : 1;
    double daysBefore = sum ? before.daily(kpi).days() : 1;
    return new Change(valueBefore, 100 * ((valueNow / daysNow) / (valueBefore / daysBefore) - 1));
  }
}
