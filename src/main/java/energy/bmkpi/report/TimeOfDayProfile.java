package energy.bmkpi.report;

import energy.bmkpi.kpi.UnitKpi;
import energy.bmkpi.warehouse.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * At what time of the day volume was accepted, in percent: the shares of every unit-day, each
 * weighing as much as its {@code gross_mwh}. Null where no unit-day has both.
 */
public record TimeOfDayProfile(
    @Nullable Double night,
    @Nullable Double morning,
    @Nullable Double afternoon,
    @Nullable Double evening) {

  /** Collects summary rows. */
  static final class Accumulator {
    private final List<PeriodValue> shares =
        List.of(
            of(UnitKpi.NIGHT_SHARE_PCT),
            of(UnitKpi.MORNING_SHARE_PCT),
            of(UnitKpi.AFTERNOON_SHARE_PCT),
            of(UnitKpi.EVENING_SHARE_PCT));

    private static PeriodValue of(UnitKpi share) {
      return new PeriodValue(new PeriodRule.Weighted(share, UnitKpi.GROSS_MWH));
    }

    void add(Row row) {
      if (row.number(UnitKpi.NIGHT_SHARE_PCT.column()) != null) {
        shares.forEach(share -> share.add(row));
      }
    }

    TimeOfDayProfile profile() {
      return new TimeOfDayProfile(
          shares.get(0).value(),
          shares.get(1).value(),
          shares.get(2).value(),
          shares.get(3).value());
    }
  }
}
