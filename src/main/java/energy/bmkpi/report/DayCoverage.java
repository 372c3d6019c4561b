package energy.bmkpi.report;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.kpi.Shortfall;
import energy.bmkpi.market.PeriodSet;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.table.Row;
import energy.bmkpi.warehouse.OutputTable;
import energy.bmkpi.warehouse.Warehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How complete a dataset is on a date, as published.
 *
 * @param missingPeriods settlement periods without a row; null where the dataset has no such
 *     measure
 * @param shortfall what is missing or suspicious though there are rows; null where nothing is
 * @param newestCreated newest createdDateTime of the rows; null where the dataset has none
 */
public record DayCoverage(
    Dataset dataset,
    LocalDate date,
    long rows,
    @Nullable Long missingPeriods,
    @Nullable Shortfall shortfall,
    @Nullable Instant newestCreated) {

  /** In date order, every dataset of each date. */
  public static List<DayCoverage> read(Warehouse warehouse, SettlementDates dates) {
    List<DayCoverage> days = new ArrayList<>();
    warehouse.read(OutputTable.COVERAGE, dates, row -> days.add(of(row)));
    return List.copyOf(days);
  }

  private static DayCoverage of(Row row) {
    Dataset dataset = Dataset.valueOf(row.name("dataset"));
    LocalDate date = row.day("settlement_date");
    long rows = row.count("rows");
    Long seen = row.integer("periods_seen");
    Long missing = seen == null ? null : (Long) (row.count("periods_expected") - seen);
    PeriodSet listed = periods(row, "missing_periods");
    Long unknownTotals = row.integer("unknown_totals");
    PeriodSet suspect = periods(row, "suspect_periods");
    Shortfall shortfall =
        new Shortfall(
            date,
            dataset,
            missing == null ? 0 : missing,
            listed == null && missing != null && missing == 0 ? PeriodSet.EMPTY : listed,
            // versions that did not count them took NULL for 0
            unknownTotals == null ? 0 : unknownTotals,
            suspect == null ? PeriodSet.EMPTY : suspect);
    return new DayCoverage(
        dataset,
        date,
        rows,
        missing,
        rows == 0 || shortfall.isNothing() ? null : shortfall,
        row.instant("newest_created"));
  }

  private static @Nullable PeriodSet periods(Row row, String column) {
    String list = row.text(column);
    try {
      return list == null ? null : PeriodSet.parse(list);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          FailureCategory.WAREHOUSE,
          "the coverage table, column %s on %s: '%s' is no list of settlement periods"
              .formatted(column, row.day("settlement_date"), list),
          "run that date again with 'bmkpi run --from'",
          e);
    }
  }

  /** What is missing or suspicious on these days, in order. */
  public static List<Shortfall> shortfalls(List<DayCoverage> days) {
    return days.stream()
        .map(DayCoverage::shortfall)
        .filter(Objects::nonNull)
        .sorted(Shortfall.IN_ORDER)
        .toList();
  }

  /** Of each date that is partial, in one line what is missing: {@code boav: SP20–21; ebocf: …}. */
  public static Map<LocalDate, String> partialDays(List<DayCoverage> days) {
    return shortfalls(days).stream()
        .filter(Shortfall::isPartial)
        .collect(
            Collectors.groupingBy(
                Shortfall::settlementDate,
                TreeMap::new,
                Collectors.mapping(Shortfall::missingOfDataset, Collectors.joining("; "))));
  }

  public boolean gap() {
    return rows == 0;
  }

  /** Whether there are rows, but not of every settlement period or not all with a total. */
  public boolean partial() {
    return shortfall != null && shortfall.isPartial();
  }
}
