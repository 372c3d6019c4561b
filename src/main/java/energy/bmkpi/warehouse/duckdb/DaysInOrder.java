package energy.bmkpi.warehouse.duckdb;

import energy.bmkpi.kpi.DayKpis;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Days as they come, handed on by date: a day that comes early waits for those before it. Batches
 * end in about the order of their dates, so few days wait.
 */
final class DaysInOrder {
  private final TreeMap<LocalDate, DayKpis> waiting = new TreeMap<>();
  private LocalDate next;

  DaysInOrder(LocalDate first) {
    this.next = first;
  }

  /** The days whose turn it is, now that these have come. */
  List<DayKpis> after(List<DayKpis> days) {
    days.forEach(day -> waiting.put(day.settlementDate(), day));
    List<DayKpis> ready = new ArrayList<>();
    while (waiting.containsKey(next)) {
      ready.add(waiting.remove(next));
      next = next.plusDays(1);
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
