package energy.bmkpi.pipeline;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.kpi.Coverage;
import energy.bmkpi.market.SettlementDates;
import java.util.List;
import java.util.stream.Collectors;

/** Whether days without rows of a dataset may be published, with their KPIs NULL. */
public enum Completeness {
  GAPS_ALLOWED {
    @Override
    boolean accepts(BatchResult result) {
      return true;
    }

    @Override
    void require(List<DatasetSummary> datasets) {
      // gaps are in the summary and in the coverage table
    }
  },
  REQUIRED {
    @Override
    boolean accepts(BatchResult result) {
      return result.days().stream()
          .flatMap(day -> day.coverage().stream())
          .noneMatch(Coverage::isGap);
    }

    @Override
    void require(List<DatasetSummary> datasets) {
      String gaps =
          datasets.stream()
              .flatMap(
                  summary ->
                      SettlementDates.runs(summary.gaps()).stream()
                          .map(dates -> summary.dataset() + " " + dates))
              .collect(Collectors.joining(", "));
      if (!gaps.isEmpty()) {
        throw new Failure(
            FailureCategory.INCOMPLETE_SOURCE,
            NO_ROWS + gaps + "; nothing was published",
            "load these days and run again, or leave out --require-complete");
      }
    }
  };

  private static final String NO_ROWS = "no source rows of ";

  /**
   * Whether a run that failed did so because source data is missing.
   *
   * @param reason what its failure said
   */
  public static boolean failedOfGaps(String reason) {
    return reason.startsWith(NO_ROWS);
  }

  /** Whether the batch can be published as it is. */
  abstract boolean accepts(BatchResult result);

  abstract void require(List<DatasetSummary> datasets);
}
