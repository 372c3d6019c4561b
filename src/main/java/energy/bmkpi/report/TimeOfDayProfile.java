package energy.bmkpi.report;

import energy.bmkpi.kpi.UnitKpi;
import energy.bmkpi.warehouse.Row;
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
    private static final List<PeriodRule> RULES =
        Stream.of(
                UnitKpi.NIGHT_SHARE_PCT,
                UnitKpi.MORNING_SHARE_PCT,
                UnitKpi.AFTERNOON_SHARE_PCT,
                UnitKpi.EVENING_SHARE_PCT)
            .<PeriodRule>map(share -> new PeriodRule.Weighted(share, UnitKpi.GROSS_MWH))
            .toList();

    private final List<PeriodValue> shares = RULES.stream().map(PeriodValue::new).toList();

    /** The columns that the rows must have. */
    static Set<String> columns() {
      return RULES.stream()
          .flatMap(rule -> rule.inputs().stream())
          .map(UnitKpi::column)
          .collect(Collectors.toSet());
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
