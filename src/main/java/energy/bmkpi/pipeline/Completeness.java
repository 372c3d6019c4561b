package energy.bmkpi.pipeline;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.kpi.Coverage;
import energy.bmkpi.kpi.Shortfall;
import energy.bmkpi.market.SettlementDates;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether days may be published that a dataset has no row for, with their KPIs NULL, or not every
 * settlement period or total, with KPIs of a part of the day.
 */
public enum Completeness {
  GAPS_ALLOWED {
    @Override
    boolean accepts(BatchResult result) {
      return true;
    }

    @Override
    void require(List<DatasetSummary> datasets) {
      // what is missing is in the summary and in the coverage table
    }
  },
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

  /** Whether the batch can be published as it is. */
  abstract boolean accepts(BatchResult result);

  abstract void require(List<DatasetSummary> datasets);
}
