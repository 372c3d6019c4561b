package energy.bmkpi.report;

import energy.bmkpi.kpi.DayNumbers;
import energy.bmkpi.kpi.RangeRule;
import energy.bmkpi.kpi.RangeValue;
import energy.bmkpi.kpi.UnitKpi;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private static final List<String> SHARES =
        Stream.of(
                UnitKpi.NIGHT_SHARE_PCT,
                UnitKpi.MORNING_SHARE_PCT,
                UnitKpi.AFTERNOON_SHARE_PCT,
                UnitKpi.EVENING_SHARE_PCT)
            .map(UnitKpi::column)
            .toList();

    private static final RangeRule BY_VOLUME = new RangeRule.Weighted(UnitKpi.GROSS_MWH.column());

    private final List<RangeValue> shares =
        SHARES.stream().map(share -> new RangeValue(share, BY_VOLUME)).toList();

    /** The columns that the rows must have. */
    static Set<String> columns() {
      return SHARES.stream()
          .flatMap(share -> BY_VOLUME.inputs(share).stream())
          .collect(Collectors.toSet());
    }

    void add(DayNumbers day) {
      if (day.number(SHARES.get(0)) != null) {
        shares.forEach(share -> share.add(day));
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
