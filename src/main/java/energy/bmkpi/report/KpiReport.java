package energy.bmkpi.report;

import energy.bmkpi.kpi.MarketKpi;
import energy.bmkpi.kpi.Shortfall;
import energy.bmkpi.kpi.UnitKpi;
import energy.bmkpi.market.Dataset;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.OutputSelection;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The published KPIs of some dates.
 *
 * @param before as many dates, immediately before
 * @param order what the units are sorted by
 * @param units by the absolute value of {@code order}, the largest first; those without it last
 */
public record KpiReport(
    MarketRange market,
    MarketRange before,
    UnitKpi order,
    List<UnitTotals> units,
    TimeOfDayProfile timeOfDay,
    List<DayCoverage> coverage) {

  /** What units are sorted by unless somebody chooses: money, else volumes, else counts. */
  private static final List<UnitKpi> ORDERS =
      List.of(
          UnitKpi.NET_CASHFLOW_GBP,
          UnitKpi.GROSS_MWH,
          UnitKpi.ACCEPTANCE_COUNT,
          UnitKpi.SUBMISSION_COUNT);

  /** The report of the KPIs that every report has. */
  public static KpiReport read(Warehouse warehouse, SettlementDates dates) {
    return read(warehouse, dates, List.of(), null);
  }

  /**
   * @param more KPIs of units besides {@link UnitTotals#COLUMNS}, each a number
   * @param chosenOrder what units are sorted by, a KPI that is a number; null for the first of
   *     money, volume and counts that any unit has
   */
  public static KpiReport read(
      Warehouse warehouse,
      SettlementDates dates,
      List<UnitKpi> more,
      @Nullable UnitKpi chosenOrder) {
    Set<UnitKpi> kpis = EnumSet.copyOf(UnitTotals.COLUMNS);
    kpis.addAll(more);
    kpis.addAll(chosenOrder == null ? ORDERS : List.of(chosenOrder));
    Map<String, UnitAccumulator> units = new HashMap<>();
    TimeOfDayProfile.Accumulator timeOfDay = new TimeOfDayProfile.Accumulator();
    Set<String> columns = UnitAccumulator.columns(kpis);
    columns.addAll(TimeOfDayProfile.Accumulator.columns());
    warehouse.read(
        OutputSelection.of(OutputTable.SUMMARY, dates).only(columns),
        row -> {
          units
              .computeIfAbsent(
                  String.valueOf(row.text("bm_unit")), unit -> new UnitAccumulator(dates, kpis))
              .add(row.day("settlement_date"), row);
          timeOfDay.add(new RowNumbers(row.day("settlement_date"), row));
        });
    List<UnitTotals> totals =
        units.entrySet().stream().map(unit -> unit.getValue().totals(unit.getKey())).toList();
    UnitKpi order = chosenOrder == null ? firstTold(totals) : chosenOrder;
    return new KpiReport(
        MarketRange.read(warehouse, dates),
        MarketRange.read(
            warehouse, SettlementDates.ending(dates.from().minusDays(1), dates.days())),
        order,
        totals.stream()
            .sorted(
                Comparator.comparingDouble((UnitTotals unit) -> importance(unit, order))
                    .reversed()
                    .thenComparing(UnitTotals::bmUnit))
            .toList(),
        timeOfDay.profile(),
        DayCoverage.read(warehouse, dates));
  }

  private static UnitKpi firstTold(List<UnitTotals> units) {
    return ORDERS.stream()
        .filter(kpi -> units.stream().anyMatch(unit -> unit.value(kpi) != null))
        .findFirst()
        .orElse(ORDERS.get(0));
  }

  /** Whether any unit has the KPI: none has it where its dataset is missing. */
  public boolean tells(UnitKpi kpi) {
    return units.stream().anyMatch(unit -> unit.value(kpi) != null);
  }

  /** What is missing or suspicious on these dates, in order. */
  public List<Shortfall> shortfalls() {
    return DayCoverage.shortfalls(coverage);
  }

  /** The dates that a dataset has no row of, in order. */
  public List<LocalDate> gaps(Dataset dataset) {
    return coverage.stream()
        .filter(day -> day.gap() && day.dataset() == dataset)
        .map(DayCoverage::date)
        .toList();
  }

  private static double importance(UnitTotals unit, UnitKpi order) {
    Double value = unit.value(order);
    return value == null ? -1 : Math.abs(value);
  }

  public SettlementDates dates() {
    return market.dates();
  }

  public long unitDays() {
    return units.stream().mapToLong(UnitTotals::days).sum();
  }

  public @Nullable Change change(MarketKpi kpi) {
    return Change.of(kpi, market, before);
  }
}
