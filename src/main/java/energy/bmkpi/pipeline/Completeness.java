package energy.bmkpi.pipeline;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.kpi.Coverage;
import energy.bmkpi.kpi.Shortfall;
import energy.bmkpi.market.SettlementDates;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How much of the source rows may be missing for days to be published. */
public enum Completeness {
  /** Even dates whose rows have gone since they were published, and ranges without any row. */
  EMPTY_ALLOWED,
  /**
   * A dataset may have no row of a date, which leaves its KPIs NULL, or not every settlement period
   * or total, which leaves KPIs of a part of the day.
   */
  GAPS_ALLOWED,
  /** Every dataset has every settlement period of every date, and its totals. */
  REQUIRED {
    @Override
    boolean accepts(BatchResult result) {
      return result.days().stream()
          .flatMap(day -> day.coverage().stream())
          .allMatch(Coverage::isComplete);
    }

    @Override
    void require(List<DatasetSummary> datasets) {
      List<String> missing = new ArrayList<>();
      String gaps =
          datasets.stream()
              .flatMap(
                  summary ->
                      SettlementDates.runs(summary.gaps()).stream()
                          .map(dates -> summary.dataset() + " " + dates))
              .collect(Collectors.joining(", "));
      if (!gaps.isEmpty()) {
        missing.add(NO_ROWS + gaps);
      }
      List<Shortfall> partial =
          datasets.stream().flatMap(summary -> summary.partialDays().stream()).toList();
      if (!partial.isEmpty()) {
        missing.add(SOME_ROWS + Shortfall.missingOf(partial));
      }
      if (!missing.isEmpty()) {
        throw new Failure(
            FailureCategory.INCOMPLETE_SOURCE,
            String.join("; ", missing) + "; nothing was published",
            "load these days and run again, or leave out --require-complete");
      }
    }
  };

  static final String LOST_ROWS = "source rows of published dates have gone: ";
  static final String LEFT_OUT = "published datasets are left out of the run: ";
  static final String NO_ROW_AT_ALL = "no source row of any dataset for ";
  private static final String NO_ROWS = "no source rows of ";
  private static final String SOME_ROWS = "source rows are missing of ";

  /**
   * Whether a run that failed did so because source data is missing.
   *
   * @param reason what its failure said
   */
  public static boolean failedOfGaps(String reason) {
    return reason.startsWith(NO_ROWS) || reason.startsWith(SOME_ROWS);
  }

  /**
   * Whether a run that failed would have published with {@code --allow-empty}.
   *
   * @param reason what its failure said
   */
  public static boolean failedOfEmptyDates(String reason) {
    return reason.startsWith(LOST_ROWS) || reason.startsWith(LEFT_OUT) || foundNoRow(reason);
  }

  /**
   * Whether a run that failed had dates of which no dataset has a row.
   *
   * @param reason what its failure said
   */
  public static boolean foundNoRow(String reason) {
    return reason.startsWith(NO_ROW_AT_ALL);
  }

  /** Whether the batch can be published as it is. */
  boolean accepts(BatchResult result) {
    return true;
  }

  /** What is missing is in the summary and in the coverage table, unless it is required. */
  void require(List<DatasetSummary> datasets) {}
}
