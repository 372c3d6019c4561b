package energy.bmkpi.kpi;

import static energy.bmkpi.kpi.UnitKpi.NET_CASHFLOW_GBP;

import energy.bmkpi.dataset.Acceptances;
import energy.bmkpi.dataset.Aggregate;
import energy.bmkpi.dataset.Cashflows;
import energy.bmkpi.dataset.DatasetDay;
import energy.bmkpi.dataset.DayAggregates;
import energy.bmkpi.dataset.Submissions;
import energy.bmkpi.dataset.Volumes;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one market-day's KPIs: the units' KPIs, and each dataset over all units; null when
 * the dataset is missing for the day.
 */
public record MarketDay(
    LocalDate settlementDate,
    int periods,
    List<UnitDayKpis> units,
    @Nullable Acceptances acceptances,
    @Nullable Submissions submissions,
    @Nullable Volumes volumes,
    @Nullable Cashflows cashflows) {

  static MarketDay of(DayAggregates day, List<UnitDayKpis> units) {
    return new MarketDay(
        day.settlementDate(),
        day.periods(),
        units,
        market(day.acceptances()),
        market(day.submissions()),
        market(day.volumes()),
        market(day.cashflows()));
  }

  /** Units whose count is above 0. */
  long unitsWith(UnitKpi count) {
    return units.stream()
        .map(unit -> unit.values().number(count))
        .filter(value -> value != null && value.longValue() > 0)
        .count();
  }

  /**
   * Share of the {@code n} units with the largest |net cashflow| in Σ |net cashflow|, in %; null
   * where one of them is unknown.
   */
  @Nullable Double topSharePercent(int n) {
    if (cashflows == null || cashflows.unknownTotals() > 0) {
      return null;
    }
    double[] smallestFirst =
        units.stream()
            .map(unit -> unit.values().number(NET_CASHFLOW_GBP))
            .filter(Objects::nonNull)
            .mapToDouble(net -> Math.abs(net.doubleValue()))
            .sorted()
            .toArray();
    double top = sumOfLargest(smallestFirst, n);
    double all = sumOfLargest(smallestFirst, smallestFirst.length);
    return Arithmetic.sharePercent(top, all);
  }

  private static double sumOfLargest(double[] smallestFirst, int n) {
    int last = smallestFirst.length - 1;
    return IntStream.rangeClosed(0, last).limit(n).mapToDouble(i -> smallestFirst[last - i]).sum();
  }

  private static <A extends Aggregate> @Nullable A market(@Nullable DatasetDay<A> day) {
    return day == null ? null : day.market();
  }
}
