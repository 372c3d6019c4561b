package energy.bmkpi.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementCalendarTest {

  @ParameterizedTest(name = "{0} has {1} periods")
  @CsvSource({"2025-10-01, 48", "2026-03-29, 46", "2025-10-26, 50", "2025-01-01, 48"})
  void aDayHasAsManyPeriodsAsTheLondonClockHasHalfHours(LocalDate date, int periods) {
    assertThat(SettlementCalendar.periods(date)).isEqualTo(periods);
  }

  @ParameterizedTest(name = "period {1} of {0} starts at {2}")
  @CsvSource({
    "2025-10-01,  1, 2025-09-30T23:00:00Z",
    "2025-10-01, 48, 2025-10-01T22:30:00Z",
    "2025-12-01,  1, 2025-12-01T00:00:00Z",
    "2026-03-29,  1, 2026-03-29T00:00:00Z",
    "2026-03-29,  3, 2026-03-29T01:00:00Z",
    "2026-03-29, 46, 2026-03-29T22:30:00Z",
    "2025-10-26,  1, 2025-10-25T23:00:00Z",
    "2025-10-26,  5, 2025-10-26T01:00:00Z",
    "2025-10-26, 50, 2025-10-26T23:30:00Z"
  })
  void periodsFollowOneAnotherFromLocalMidnightWhateverTheClockDoes(
      LocalDate date, int period, Instant start) {
    assertThat(SettlementCalendar.startOf(date, period)).isEqualTo(start);
  }

  @ParameterizedTest(name = "{0} has no period {1}")
  @CsvSource({
    "2025-10-01, 0",
    "2025-10-01, -1",
    "2025-10-01, 49",
    "2026-03-29, 47",
    "2025-10-26, 51"
  })
  void aPeriodThatTheDayDoesNotHaveIsRefused(LocalDate date, int period) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SettlementCalendar.startOf(date, period))
        .withMessage(date + " has no settlement period " + period);
  }

  @ParameterizedTest(name = "at {0} yesterday was {1}")
  @CsvSource({
    // British Summer Time: midnight in London is 23:00Z
    "2025-07-01T22:59:59Z, 2025-06-30",
    "2025-07-01T23:00:00Z, 2025-07-01",
    // Greenwich Mean Time
    "2025-12-01T23:59:59Z, 2025-11-30",
    "2025-12-02T00:00:00Z, 2025-12-01",
    // the day on which the clock goes back ends an hour later than it began
    "2025-10-26T23:30:00Z, 2025-10-25",
    "2025-10-27T00:00:00Z, 2025-10-26"
  })
  void yesterdayIsTheLondonDayThatEndedLast(Instant now, LocalDate yesterday) {
    assertThat(SettlementCalendar.yesterday(Clock.fixed(now, ZoneOffset.UTC))).isEqualTo(yesterday);
  }

  @Test
  void yesterdayDoesNotDependOnTheZoneOfTheMachine() {
    Clock inTokyo = Clock.fixed(Instant.parse("2025-07-01T22:00:00Z"), ZoneId.of("Asia/Tokyo"));

    assertThat(SettlementCalendar.yesterday(inTokyo)).isEqualTo(LocalDate.of(2025, 6, 30));
  }
}
