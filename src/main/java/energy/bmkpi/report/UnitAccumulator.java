package energy.bmkpi.report;

import energy.bmkpi.kpi.KpiType;
import energy.bmkpi.kpi.RangeValue;
import energy.bmkpi.kpi.UnitKpi;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Row;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds up the summary rows of one BM unit. */
public final class UnitAccumulator {
  private final Map<UnitKpi, RangeValue> values = new EnumMap<>(UnitKpi.class);
  private final Map<UnitKpi, DailySeries.Builder> daily = new EnumMap<>(UnitKpi.class);
  private long days;
  private @Nullable String fuelType;
  private @Nullable String leadParty;

  /**
   * @param kpis that are numbers
   */
  public UnitAccumulator(SettlementDates dates, Set<UnitKpi> kpis) {
    for (UnitKpi kpi : kpis) {
      if (kpi.type() != KpiType.TEXT && !UnitTotals.DAILY.contains(kpi)) {
        values.put(kpi, RangeValue.of(kpi));
      }
    }
    UnitTotals.DAILY.forEach(kpi -> daily.put(kpi, new DailySeries.Builder(dates)));
  }

  /** The columns that the rows must have for these KPIs. */
  static Set<String> columns(Set<UnitKpi> kpis) {
    Set<String> columns = new HashSet<>(OutputTable.SUMMARY.key());
    columns.add(UnitKpi.FUEL_TYPE.column());
    columns.add(UnitKpi.LEAD_PARTY.column());
    UnitTotals.DAILY.forEach(kpi -> columns.add(kpi.column()));
    kpis.forEach(kpi -> columns.addAll(kpi.overRange().inputs(kpi.column())));
    return columns;
  }

  public void add(LocalDate date, Row row) {
    days++;
    fuelType = row.text(UnitKpi.FUEL_TYPE.column());
    leadParty = row.text(UnitKpi.LEAD_PARTY.column());
    RowNumbers day = new RowNumbers(date, row);
    values.values().forEach(value -> value.add(day));
    daily.forEach((kpi, series) -> series.set(date, day.number(kpi.column())));
  }

  public UnitTotals totals(String bmUnit) {
    Map<UnitKpi, Double> totals = new EnumMap<>(UnitKpi.class);
    values.forEach(
        (kpi, value) -> {
          Double total = value.value();
          if (total != null) {
            totals.put(kpi, total);
          }
        });
    Map<UnitKpi, DailySeries> series = new EnumMap<>(UnitKpi.class);
    daily.forEach(
        (kpi, builder) -> {
          DailySeries days = builder.build();
          series.put(kpi, days);
          Double total = days.sum();
          if (total != null) {
            totals.put(kpi, total);
          }
        });
    return new UnitTotals(
        bmUnit,
        fuelType,
        leadParty,
        days,
        Collections.unmodifiableMap(totals),
        Collections.unmodifiableMap(series));
  }
}
