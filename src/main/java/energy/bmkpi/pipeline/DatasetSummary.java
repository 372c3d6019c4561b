package energy.bmkpi.pipeline;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.kpi.Shortfall;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run saw of one dataset.
 *
 * @param rows source rows, duplicates counted once
 * @param queryTime time of its queries, added up over the workers
 * @param gaps dates without a row
 * @param shortfalls what is missing, or suspicious, of dates that have rows; in date order
 * @param bytesBilled null where the warehouse does not bill
 */
public record DatasetSummary(
    Dataset dataset,
    long rows,
    int queries,
    Duration queryTime,
    List<LocalDate> gaps,
    List<Shortfall> shortfalls,
    @Nullable Long bytesBilled) {

  /** Dates that have rows, but not of every settlement period, or rows without a total. */
  public List<Shortfall> partialDays() {
    return shortfalls.stream().filter(Shortfall::isPartial).toList();
  }

  /** Dates on which BOAV has volumes and BOALF no acceptance. */
  public List<Shortfall> suspiciousDays() {
    return shortfalls.stream().filter(Shortfall::isSuspicious).toList();
  }
}
