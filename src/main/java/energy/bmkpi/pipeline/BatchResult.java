package energy.bmkpi.pipeline;

import energy.bmkpi.kpi.DayKpis;
import java.util.List;

/** A finished batch: the KPIs of each of its days in date order, and the queries they took. */
public record BatchResult(Batch batch, List<DayKpis> days, List<QueryRecord> queries) {

  public long unitDays() {
    return days.stream().mapToLong(day -> day.units().size()).sum();
  }
}
