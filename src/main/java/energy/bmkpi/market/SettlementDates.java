package energy.bmkpi.market;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A run of whole settlement dates, both ends included. */
public record SettlementDates(LocalDate from, LocalDate to) {

  public SettlementDates {
    if (from.isAfter(to)) {
      throw new IllegalArgumentException(from + " is after " + to);
    }
  }

  /** The {@code days} settlement dates that end with {@code last}. */
  public static SettlementDates ending(LocalDate last, int days) {
    return new SettlementDates(last.minusDays(days - 1L), last);
  }

  /** The dates, which are in order, as the fewest runs without a hole. */
  public static List<SettlementDates> runs(List<LocalDate> dates) {
    List<SettlementDates> runs = new ArrayList<>();
    for (LocalDate date : dates) {
      SettlementDates last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
      if (last != null && last.to().plusDays(1).equals(date)) {
        runs.set(runs.size() - 1, new SettlementDates(last.from(), date));
      } else {
        runs.add(new SettlementDates(date, date));
      }
    }
    return List.copyOf(runs);
  }

  /** Whether both have a date in common. */
  public boolean overlaps(SettlementDates other) {
    return !from.isAfter(other.to) && !other.from.isAfter(to);
  }

  /** The dates that both have, which must overlap. */
  public SettlementDates and(SettlementDates other) {
    return new SettlementDates(
        from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to);
  }

  public int days() {
    return Math.toIntExact(ChronoUnit.DAYS.between(from, to) + 1);
  }

  public Stream<LocalDate> stream() {
    return from.datesUntil(to.plusDays(1));
  }

  /** In date order, each of {@code days} dates but the last, which may be shorter. */
  public List<SettlementDates> split(int days) {
    List<SettlementDates> parts = new ArrayList<>();
    for (LocalDate start = from; !start.isAfter(to); start = start.plusDays(days)) {
      LocalDate end = start.plusDays(days - 1L);
      parts.add(new SettlementDates(start, end.isAfter(to) ? to : end));
    }
    return List.copyOf(parts);
  }

  @Override
  public String toString() {
    return from.equals(to) ? from.toString() : from + " to " + to;
  }
}
