package energy.bmkpi.report;

import energy.bmkpi.kpi.KpiType;
import energy.bmkpi.kpi.MarketKpi;
import energy.bmkpi.market.SettlementCalendar;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The market's KPIs over some dates.
 *
 * @param publishedDays dates with a market row
 * @param series of every KPI that is a number
 */
public record MarketPeriod(
    SettlementDates dates, int publishedDays, Map<MarketKpi, DailySeries> series) {

  public static MarketPeriod read(Warehouse warehouse, SettlementDates dates) {
    Map<MarketKpi, DailySeries.Builder> builders = new EnumMap<>(MarketKpi.class);
    for (MarketKpi kpi : MarketKpi.values()) {
      if (kpi.type() != KpiType.TEXT) {
        builders.put(kpi, new DailySeries.Builder(dates));
      }
    }
    int[] days = {0};
    warehouse.read(
        OutputTable.MARKET,
        dates,
        row -> {
          days[0]++;
          LocalDate date = row.day("settlement_date");
          builders.forEach((kpi, series) -> series.set(date, PeriodRule.read(row, kpi)));
        });
    Map<MarketKpi, DailySeries> series = new EnumMap<>(MarketKpi.class);
    builders.forEach((kpi, builder) -> series.put(kpi, builder.build()));
    return new MarketPeriod(dates, days[0], Collections.unmodifiableMap(series));
  }

  /** Whether every date is published, so that the period can be compared with another. */
  public boolean complete() {
    return publishedDays == dates.days();
  }

  public DailySeries daily(MarketKpi kpi) {
    return Objects.requireNonNull(series.get(kpi), kpi.column());
  }

  /**
   * The KPI over all dates: sums of amounts and counts, quotients of sums. Null where no date has
   * it, and of a KPI that does not follow from its days, as a median.
   */
  public @Nullable Double value(MarketKpi kpi) {
    return switch (kpi) {
      case NET_CASHFLOW_GBP,
          PAID_GBP,
          RECEIVED_GBP,
          OFFER_MWH,
          BID_MWH,
          GROSS_MWH,
          NET_MWH,
          ACCEPTANCE_COUNT,
          SO_FLAGGED_ACCEPTANCES,
          UNIT_COUNT ->
          daily(kpi).sum();
      case EWAP_OFFER -> weighted(kpi, MarketKpi.OFFER_MWH);
      case EWAP_BID -> weighted(kpi, MarketKpi.BID_MWH);
      case DISPATCH_INTENSITY -> acceptancesPerHour();
      default -> null;
    };
  }

  /** £ of a day are its price times its volume, so this is Σ£ / ΣMWh. */
  private @Nullable Double weighted(MarketKpi price, MarketKpi volume) {
    Total gbp = new Total();
    Total mwh = new Total();
    for (int day = 0; day < dates.days(); day++) {
      Double gbpPerMwh = daily(price).on(day);
      Double volumeOfDay = daily(volume).on(day);
      if (gbpPerMwh != null && volumeOfDay != null) {
        gbp.add(gbpPerMwh * volumeOfDay);
        mwh.add(volumeOfDay);
      }
    }
    return gbp.per(mwh);
  }

  private @Nullable Double acceptancesPerHour() {
    Total acceptances = new Total();
    Total hours = new Total();
    for (int day = 0; day < dates.days(); day++) {
      Double count = daily(MarketKpi.ACCEPTANCE_COUNT).on(day);
      if (count != null) {
        acceptances.add(count);
        hours.add(SettlementCalendar.periods(dates.from().plusDays(day)) / 2.0);
      }
    }
    return acceptances.per(hours);
  }
}
