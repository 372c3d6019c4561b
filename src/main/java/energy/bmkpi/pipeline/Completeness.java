package energy.bmkpi.pipeline;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.market.SettlementDates;
import java.util.List;
import java.util.stream.Collectors;

/** Whether days without rows of a dataset may be published, with their KPIs NULL. */
public enum Completeness {
  GAPS_ALLOWED {
    @Override
    void require(List<DatasetSummary> datasets) {
      // gaps are in the summary and in the coverage table
    }
  },
  REQUIRED {
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
            "no source rows of " + gaps + "; nothing was published",
            "load these days and run again, or leave out --require-complete");
      }
    }
  };

  abstract void require(List<DatasetSummary> datasets);
}
