package energy.bmkpi.market;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Settlement dates are days of the London clock, cut into half-hour settlement periods. */
public final class SettlementCalendar {
  /** The day that the trading arrangements began (NETA go-live); Elexon has no data before it. */
  public static final LocalDate FIRST_DATE = LocalDate.of(2001, 3, 27);

  /** Every settlement date that a row can be of. */
  public static final SettlementDates ANY_DATE =
      new SettlementDates(FIRST_DATE, LocalDate.of(9999, 12, 30));

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Duration PERIOD = Duration.ofMinutes(30);

  private SettlementCalendar() {}

  /** Settlement periods of the date: 48, and 46 or 50 when the clock changes. */
  public static int periods(LocalDate settlementDate) {
    Duration day = Duration.between(midnight(settlementDate), midnight(settlementDate.plusDays(1)));
    return (int) (day.toMinutes() / PERIOD.toMinutes());
  }

  /** Start of settlement period {@code period}, counted from 1 without a gap on every day. */
  public static Instant startOf(LocalDate settlementDate, int period) {
    if (period < 1 || period > periods(settlementDate)) {
      throw new IllegalArgumentException(settlementDate + " has no settlement period " + period);
    }
    return midnight(settlementDate).plus(PERIOD.multipliedBy(period - 1L));
  }

  /** The settlement date that ended last. */
  public static LocalDate yesterday(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), LONDON).minusDays(1);
  }

  private static Instant midnight(LocalDate date) {
    return date.atStartOfDay(LONDON).toInstant();
  }
}
