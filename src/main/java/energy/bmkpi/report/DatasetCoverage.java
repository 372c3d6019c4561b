package energy.bmkpi.report;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.kpi.Shortfall;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.Warehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How complete and how fresh a dataset is in what was published.
 *
 * @param first first date with rows; null when there is none
 * @param last last date with rows; null when there is none
 * @param gaps published dates without a row
 * @param missingPeriods settlement periods without a row on dates that have rows; null for BOALF
 * @param shortfalls what is missing or suspicious on dates that have rows, in order
 * @param newestCreated newest createdDateTime; null where the dataset has none
 */
public record DatasetCoverage(
    Dataset dataset,
    long days,
    @Nullable LocalDate first,
    @Nullable LocalDate last,
    List<LocalDate> gaps,
    long rows,
    @Nullable Long missingPeriods,
    List<Shortfall> shortfalls,
    @Nullable Instant newestCreated) {

  /** Of the datasets that were published for any of the dates. */
  public static List<DatasetCoverage> read(Warehouse warehouse, SettlementDates dates) {
    List<DayCoverage> all = DayCoverage.read(warehouse, dates);
    return Stream.of(Dataset.values())
        .map(dataset -> all.stream().filter(day -> day.dataset() == dataset).toList())
        .filter(days -> !days.isEmpty())
        .map(DatasetCoverage::of)
        .toList();
  }

  /**
   * @param published days of one dataset, in date order, at least one
   */
  private static DatasetCoverage of(List<DayCoverage> published) {
    List<DayCoverage> days = published.stream().filter(day -> !day.gap()).toList();
    List<Long> missing =
        days.stream().map(DayCoverage::missingPeriods).filter(Objects::nonNull).toList();
    return new DatasetCoverage(
        published.get(0).dataset(),
        days.size(),
        days.isEmpty() ? null : days.get(0).date(),
        days.isEmpty() ? null : days.get(days.size() - 1).date(),
        published.stream().filter(DayCoverage::gap).map(DayCoverage::date).toList(),
        days.stream().mapToLong(DayCoverage::rows).sum(),
        missing.isEmpty() ? null : (Long) missing.stream().mapToLong(Long::longValue).sum(),
        DayCoverage.shortfalls(days),
        days.stream()
            .map(DayCoverage::newestCreated)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null));
  }

  /** Dates that have rows, but not of every settlement period, or rows without a total. */
  public List<Shortfall> partialDays() {
    return shortfalls.stream().filter(Shortfall::isPartial).toList();
  }

  /** Dates on which BOAV has volumes and BOALF no acceptance. */
  public List<Shortfall> suspiciousDays() {
    return shortfalls.stream().filter(Shortfall::isSuspicious).toList();
  }
}
