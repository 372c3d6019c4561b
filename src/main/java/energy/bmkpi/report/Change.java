package energy.bmkpi.report;

import energy.bmkpi.kpi.MarketKpi;
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
  public static @Nullable Change of(MarketKpi kpi, MarketPeriod now, MarketPeriod before) {
    Double valueNow = now.value(kpi);
    Double valueBefore = before.value(kpi);
    if (valueNow == null || valueBefore == null || !before.complete()) {
      return null;
    }
    boolean price = kpi == MarketKpi.EWAP_OFFER || kpi == MarketKpi.EWAP_BID;
    if (price || valueBefore <= 0) {
      return new Change(valueBefore, null);
    }
    boolean perHour = kpi == MarketKpi.DISPATCH_INTENSITY;
    double daysNow = perHour ? 1 : now.daily(kpi).days();
    double daysBefore = perHour ? 1 : before.daily(kpi).days();
    return new Change(valueBefore, 100 * ((valueNow / daysNow) / (valueBefore / daysBefore) - 1));
  }
}
