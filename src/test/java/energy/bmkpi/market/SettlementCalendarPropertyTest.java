package energy.bmkpi.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SettlementCalendarPropertyTest {
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2050, 12, 31);
  private static final long HALF_HOUR = 30 * 60;

  @Provide
  Arbitrary<LocalDate> dates() {
    return Arbitraries.longs()
        .between(FIRST.toEpochDay(), LAST.toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  @Property
  void periodsTileTheDayWithoutGapOrOverlap(@ForAll("dates") LocalDate date) {
    int periods = SettlementCalendar.periods(date);
    Instant expected = SettlementCalendar.startOf(date, 1);
    for (int period = 1; period <= periods; period++) {
      assertThat(SettlementCalendar.startOf(date, period)).isEqualTo(expected);
      expected = expected.plusSeconds(HALF_HOUR);
    }
    assertThat(SettlementCalendar.startOf(date.plusDays(1), 1)).isEqualTo(expected);
  }

  @Property(tries = 51)
  void aYearHasAsManyPeriodsAsItsDaysHaveHalfHours(
      @ForAll @IntRange(min = 2000, max = 2050) int year) {
    int days = Year.of(year).length();

    int periods =
        LocalDate.of(year, 1, 1)
            .datesUntil(LocalDate.of(year + 1, 1, 1))
            .mapToInt(SettlementCalendar::periods)
            .sum();

    assertThat(periods).isEqualTo(days * 48);
  }

  @Property(tries = 51)
  void theClockChangesOnTwoDaysOfAYear(@ForAll @IntRange(min = 2000, max = 2050) int year) {
    assertThat(
            LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .map(SettlementCalendar::periods)
                .filter(periods -> periods != 48))
        .containsExactly(46, 50);
  }
}
