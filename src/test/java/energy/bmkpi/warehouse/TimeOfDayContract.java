package energy.bmkpi.warehouse;

import static energy.bmkpi.testing.SourceRow.VOLUME;
import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.dataset.Volumes;
import energy.bmkpi.testing.SourceRow;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** In which quarter of the London day a period's volume falls. */
interface TimeOfDayContract extends WarehouseFixture {

  @Test
  default void quartersOfAnOrdinaryDayHaveTwelvePeriodsEach() {
    Volumes market = oneMegawattHourInEachPeriod("2025-10-01", 48);

    assertThat(quarters(market)).containsExactly(12, 12, 12, 12);
  }

  @Test
  default void theNightIsAnHourShorterWhenTheClockGoesForward() {
    Volumes market = oneMegawattHourInEachPeriod("2026-03-29", 46);

    assertThat(quarters(market)).containsExactly(10, 12, 12, 12);
  }

  @Test
  default void theNightIsAnHourLongerWhenTheClockGoesBack() {
    Volumes market = oneMegawattHourInEachPeriod("2025-10-26", 50);

    assertThat(quarters(market)).containsExactly(14, 12, 12, 12);
    assertThat(market.activePeriods().size()).isEqualTo(50);
  }

  @Test
  default void inSummerTheQuartersAreThoseOfTheLocalClock() {
    // period 12 ends at 06:00 British Summer Time, which is 05:00Z
    LocalDate date = LocalDate.of(2025, 10, 1);

    Volumes market =
        volumes(
                date,
                period(date, 12, 1),
                period(date, 13, 2),
                period(date, 36, 4),
                period(date, 37, 8))
            .market();

    assertThat(quarters(market)).containsExactly(1, 2, 4, 8);
  }

  @Test
  default void afterTheClockHasGoneForwardPeriodsStartAnHourLaterByTheLocalClock() {
    // period 10 of 46 ends at 06:00, period 11 begins there
    LocalDate date = LocalDate.of(2026, 3, 29);

    Volumes market = volumes(date, period(date, 10, 1), period(date, 11, 2)).market();

    assertThat(quarters(market)).containsExactly(1, 2, 0, 0);
  }

  private Volumes oneMegawattHourInEachPeriod(String day, int periods) {
    LocalDate date = LocalDate.parse(day);
    SourceRow[] rows = new SourceRow[periods];
    for (int period = 1; period <= periods; period++) {
      rows[period - 1] = period(date, period, period % 2 == 0 ? 1 : -1);
    }
    return volumes(date, rows).market();
  }

  private static SourceRow period(LocalDate date, int period, double mwh) {
    return VOLUME
        .with("settlementDate", date.toString())
        .with("settlementPeriod", period)
        .with("_direction", mwh < 0 ? "bid" : "offer")
        .with("totalVolumeAccepted", mwh);
  }

  private static double[] quarters(Volumes volumes) {
    return new double[] {
      volumes.nightMwh(), volumes.morningMwh(), volumes.afternoonMwh(), volumes.eveningMwh()
    };
  }
}
