package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.kpi.DayKpis;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Days as they come, handed on by date: a day that comes early waits for those before it. Batches
 * end in about the order of their dates; where they do not, as in a run that is resumed, order
 * gives way to memory, which must not hold all days.
 */
final class DaysInOrder {
  /** Four batches of the usual size. */
  static final int MOST_WAITING = 28;

  private final TreeMap<LocalDate, DayKpis> waiting = new TreeMap<>();
  private LocalDate next;

  DaysInOrder(LocalDate first) {
    this.next = first;
  }

  /** The days whose turn it is, now that these have come. */
  List<DayKpis> after(List<DayKpis> days) {
    days.forEach(day -> waiting.put(day.settlementDate(), day));
    List<DayKpis> ready = new ArrayList<>();
    while (!waiting.isEmpty()
        && (!waiting.firstKey().isAfter(next) || waiting.size() > MOST_WAITING)) {
      Map.Entry<LocalDate, DayKpis> first = waiting.pollFirstEntry();
      ready.add(first.getValue());
      if (!first.getKey().isBefore(next)) {
        next = first.getKey().plusDays(1);
      }
    }
    return ready;
  }

  /** The days that still wait, when no other comes. */
  List<DayKpis> rest() {
    List<DayKpis> rest = List.copyOf(waiting.values());
    waiting.clear();
    return rest;
  }
}
