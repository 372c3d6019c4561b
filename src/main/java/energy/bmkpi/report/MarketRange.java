package energy.bmkpi.report;

import energy.bmkpi.kpi.DayNumbers;
import energy.bmkpi.kpi.KpiType;
import energy.bmkpi.kpi.MarketKpi;
import energy.bmkpi.kpi.RangeValue;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The market's KPIs over some dates.
 *
 * @param publishedDays dates with a market row
 * @param series of every KPI that is a number
 */
public record MarketRange(
    SettlementDates dates, int publishedDays, Map<MarketKpi, DailySeries> series) {
  private static final Map<String, MarketKpi> BY_COLUMN =
      Stream.of(MarketKpi.values())
          .collect(Collectors.toUnmodifiableMap(MarketKpi::column, Function.identity()));

  public static MarketRange read(Warehouse warehouse, SettlementDates dates) {
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
          builders.forEach((kpi, series) -> series.set(date, row.number(kpi.column())));
        });
    Map<MarketKpi, DailySeries> series = new EnumMap<>(MarketKpi.class);
    builders.forEach((kpi, builder) -> series.put(kpi, builder.build()));
    return new MarketRange(dates, days[0], Collections.unmodifiableMap(series));
  }

  /** Whether every date is published, so that the period can be compared with another. */
  public boolean complete() {
    return publishedDays == dates.days();
  }

  public DailySeries daily(MarketKpi kpi) {
    return Objects.requireNonNull(series.get(kpi), kpi.column());
  }

  /** The KPI over all dates by its rule; null where no date has it, and where there is no rule. */
  public @Nullable Double value(MarketKpi kpi) {
    RangeValue value = RangeValue.of(kpi);
    for (int day = 0; day < dates.days(); day++) {
      value.add(new Day(dates.from().plusDays(day), day));
    }
    return value.value();
  }

  /** One of the dates. */
  private final class Day implements DayNumbers {
    private final LocalDate settlementDate;
    private final int number;

    Day(LocalDate settlementDate, int number) {
      this.settlementDate = settlementDate;
      this.number = number;
    }

    @Override
    public LocalDate settlementDate() {
      return settlementDate;
    }

    @Override
    public @Nullable Double number(String column) {
      return daily(Objects.requireNonNull(BY_COLUMN.get(column), column)).on(number);
    }
  }
}
