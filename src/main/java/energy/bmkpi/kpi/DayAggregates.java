package energy.bmkpi.kpi;

import energy.bmkpi.market.Dataset;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that the warehouse says of one settlement date. A dataset is null when it has no row for the
 * date or was not asked for; {@code requested} tells which.
 *
 * @param periods settlement periods of the date: 46, 48 or 50
 */
public record DayAggregates(
    LocalDate settlementDate,
    int periods,
    Set<Dataset> requested,
    @Nullable DatasetDay<Acceptances> acceptances,
    @Nullable DatasetDay<Submissions> submissions,
    @Nullable DatasetDay<Volumes> volumes,
    @Nullable DatasetDay<Cashflows> cashflows) {

  /** The BM units with a row in any dataset, in order. */
  public List<String> bmUnits() {
    return Stream.of(Dataset.values())
        .map(this::of)
        .filter(Objects::nonNull)
        .flatMap(day -> day.units().keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** The given dataset on this date; null when it has no row or was not asked for. */
  public @Nullable DatasetDay<? extends Aggregate> of(Dataset dataset) {
    return switch (dataset) {
      case BOALF -> acceptances;
      case BOD -> submissions;
      case BOAV -> volumes;
      case EBOCF -> cashflows;
    };
  }
}
