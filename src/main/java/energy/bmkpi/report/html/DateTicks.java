package energy.bmkpi.report.html;

import energy.bmkpi.market.SettlementDates;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The dates that a narrow time axis names: six or seven at most, however long the axis is. */
final class DateTicks {
  private static final int MOST = 6;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.UK);
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.UK);

  /**
   * @param day place of the date, from 0
   */
  record Tick(int day, String label) {}

  private DateTicks() {}

  static List<Tick> of(SettlementDates dates) {
    int days = dates.days();
    if (days <= 2 * MOST) {
      int step = days <= MOST ? 1 : 2;
      return ticks(dates, DAY, date -> ChronoUnit.DAYS.between(dates.from(), date) % step == 0);
    }
    if (days <= 7 * MOST) {
      return ticks(dates, DAY, date -> date.getDayOfWeek() == DayOfWeek.MONDAY);
    }
    if (days <= 14 * MOST) {
      return ticks(
          dates,
          DAY,
          date -> date.getDayOfWeek() == DayOfWeek.MONDAY && date.toEpochDay() / 7 % 2 == 0);
    }
    if (days <= 31 * MOST) {
      return ticks(dates, DAY, date -> date.getDayOfMonth() == 1);
    }
    int years = 1 + (days - 1) / (366 * MOST);
    int months = days <= 366 ? 3 : days <= 2 * 366 ? 6 : 12;
    return ticks(
        dates,
        MONTH,
        date ->
            date.getDayOfMonth() == 1
                && (date.getMonthValue() - 1) % months == 0
                && (months < 12 || date.getYear() % years == 0));
  }

  private static List<Tick> ticks(
      SettlementDates dates, DateTimeFormatter format, Predicate<LocalDate> named) {
    return IntStream.range(0, dates.days())
        .filter(day -> named.test(dates.from().plusDays(day)))
        .mapToObj(day -> new Tick(day, format.format(dates.from().plusDays(day))))
        .toList();
  }
}
