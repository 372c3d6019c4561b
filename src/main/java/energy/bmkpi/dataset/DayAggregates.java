package energy.bmkpi.dataset;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that the warehouse says of one settlement date.
 *
 * @param periods settlement periods of the date: 46, 48 or 50
 * @param requested the datasets that were asked for
 * @param found those of them that have a row for the date
 */
public record DayAggregates(
    LocalDate settlementDate,
    int periods,
    Set<Dataset> requested,
    Map<Dataset, DatasetDay<?>> found) {

  /** The BM units with a row in any dataset, in order. */
  public List<String> bmUnits() {
    return found.values().stream()
        .flatMap(day -> day.units().keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** The given dataset on this date; null when it has no row or was not asked for. */
  public @Nullable DatasetDay<?> of(Dataset dataset) {
    return found.get(dataset);
  }

  public @Nullable DatasetDay<Acceptances> acceptances() {
    return of(Dataset.BOALF, Acceptances.class);
  }

  public @Nullable DatasetDay<Submissions> submissions() {
    return of(Dataset.BOD, Submissions.class);
  }

  public @Nullable DatasetDay<Volumes> volumes() {
    return of(Dataset.BOAV, Volumes.class);
  }

  public @Nullable DatasetDay<Cashflows> cashflows() {
    return of(Dataset.EBOCF, Cashflows.class);
  }

  private <A extends Aggregate> @Nullable DatasetDay<A> of(Dataset dataset, Class<A> type) {
    DatasetDay<?> day = found.get(dataset);
    return day == null ? null : day.as(type);
  }
}
