package energy.bmkpi.pipeline;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.warehouse.Warehouse;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a run has computed may take the place of what is published. Dates that were
 * published from rows that have gone would become empty, and a range of which no table has a row is
 * a slip of the user's.
 */
final class SourceRowsCheck {
  private final Warehouse warehouse;
  private final Completeness completeness;

  SourceRowsCheck(Warehouse warehouse, Completeness completeness) {
    this.warehouse = warehouse;
    this.completeness = completeness;
  }

  /** Fails where nothing may be published. */
  void require(Plan plan, List<DatasetSummary> datasets) {
    if (completeness != Completeness.EMPTY_ALLOWED) {
      requireNothingLost(plan, datasets);
      if (datasets.stream().allMatch(summary -> summary.rows() == 0)) {
        throw noRow(plan);
      }
    }
    completeness.require(datasets);
  }

  private void requireNothingLost(Plan plan, List<DatasetSummary> datasets) {
    List<LostRows> lost = LostRows.find(warehouse, plan, datasets);
    if (!lost.isEmpty()) {
      throw new Failure(
          FailureCategory.INCOMPLETE_SOURCE,
          Completeness.LOST_ROWS
              + lost.stream().map(LostRows::toString).collect(Collectors.joining(", "))
              + "; these dates stay published as they were",
          "load the rows again, or publish the dates without them: --allow-empty"
              + (completeness == Completeness.REQUIRED ? " in place of --require-complete" : ""));
    }
  }

  /**
   * Fails before any query where datasets were chosen: nobody means to empty the KPIs of the
   * others.
   */
  void requireNoneLeftOut(Plan plan) {
    List<LostRows> leftOut =
        completeness == Completeness.EMPTY_ALLOWED ? List.of() : LostRows.leftOut(warehouse, plan);
    if (!leftOut.isEmpty()) {
      throw new Failure(
          FailureCategory.INCOMPLETE_SOURCE,
          Completeness.LEFT_OUT
              + leftOut.stream().map(LostRows::toString).collect(Collectors.joining(", "))
              + "; these dates stay published as they were",
          "name these datasets, too, or publish the dates without them: --allow-empty");
    }
  }

  private Failure noRow(Plan plan) {
    Map<Dataset, SettlementDates> held = new EnumMap<>(Dataset.class);
    String what;
    Failure unknown = null;
    try {
      what =
          plan.orderedDatasets().stream()
              .map(dataset -> held(dataset, held))
              .collect(Collectors.joining(", "));
    } catch (Failure e) {
      // the user is told of the range all the same, but no other is offered from a part of the
      // tables
      what = e.getMessage();
      unknown = e;
      held.clear();
    }
    SettlementDates offered = offered(held);
    return new Failure(
        FailureCategory.INCOMPLETE_SOURCE,
        "%s%s: %s; nothing was published".formatted(Completeness.NO_ROW_AT_ALL, plan.dates(), what),
        offered == null
            ? "load the rows of these dates first"
            : "use --from %s --to %s, or load the rows of these dates"
                .formatted(offered.from(), offered.to()),
        unknown);
  }

  private String held(Dataset dataset, Map<Dataset, SettlementDates> found) {
    SettlementDates dates = warehouse.heldDates(dataset);
    String name = dataset.name().toLowerCase(Locale.ROOT);
    if (dates == null) {
      return name + " holds no rows";
    }
    found.put(dataset, dates);
    return name + " holds " + dates;
  }

  /** The dates that all tables with rows hold; of none, those of the table that ends last. */
  private static @Nullable SettlementDates offered(Map<Dataset, SettlementDates> held) {
    if (held.isEmpty()) {
      return null;
    }
    BinaryOperator<SettlementDates> newest =
        BinaryOperator.maxBy(Comparator.comparing(SettlementDates::to));
    SettlementDates last = held.values().stream().reduce(newest).orElseThrow();
    return held.values().stream()
        .reduce(last, (common, dates) -> common.overlaps(dates) ? common.and(dates) : common);
  }
}
