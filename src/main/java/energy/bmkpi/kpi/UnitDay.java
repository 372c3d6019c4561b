package energy.bmkpi.kpi;

import energy.bmkpi.dataset.AcceptancePrices;
import energy.bmkpi.dataset.Acceptances;
import energy.bmkpi.dataset.Aggregate;
import energy.bmkpi.dataset.Cashflows;
import energy.bmkpi.dataset.DatasetDay;
import energy.bmkpi.dataset.DayAggregates;
import energy.bmkpi.dataset.Submissions;
import energy.bmkpi.dataset.Volumes;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one unit-day's KPIs, with the NULL rule applied: an aggregate is null when its
 * dataset is missing for the day, and NONE when the day is there but says nothing of the unit.
 *
 * @param periods settlement periods of the date: 46, 48 or 50
 * @param prices null when no BOALF row of the whole day has a price
 * @param reference null when the unit is not in the BM unit reference
 */
public record UnitDay(
    LocalDate settlementDate,
    String bmUnit,
    int periods,
    @Nullable Acceptances acceptances,
    @Nullable AcceptancePrices prices,
    @Nullable Submissions submissions,
    @Nullable Volumes volumes,
    @Nullable Cashflows cashflows,
    @Nullable BmUnit reference) {

  static UnitDay of(DayAggregates day, String bmUnit, @Nullable BmUnit reference) {
    Acceptances acceptances = unit(day.acceptances(), bmUnit, Acceptances.NONE);
    DatasetDay<Acceptances> boalf = day.acceptances();
    boolean priced = boalf != null && boalf.market().prices().segments() > 0;
    return new UnitDay(
        day.settlementDate(),
        bmUnit,
        day.periods(),
        acceptances,
        acceptances != null && priced ? acceptances.prices() : null,
        unit(day.submissions(), bmUnit, Submissions.NONE),
        unit(day.volumes(), bmUnit, Volumes.NONE),
        unit(day.cashflows(), bmUnit, Cashflows.NONE),
        reference);
  }

  private static <A extends Aggregate> @Nullable A unit(
      @Nullable DatasetDay<A> day, String bmUnit, A none) {
    return day == null ? null : day.units().getOrDefault(bmUnit, none);
  }
}
