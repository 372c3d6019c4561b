package energy.bmkpi.pipeline;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.warehouse.QueryEstimate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run may be billed.
 *
 * @param bytesPerQuery null for no limit
 * @param bytesPerRun of all queries together; null for no limit
 */
public record Budget(@Nullable Long bytesPerQuery, @Nullable Long bytesPerRun) {
  public static final Budget UNLIMITED = new Budget(null, null);

  boolean isLimited() {
    return bytesPerQuery != null || bytesPerRun != null;
  }

  /** Fails when a query, or all of them together, would be billed more. */
  void require(List<PlannedQuery> queries) {
    long total = 0;
    for (PlannedQuery query : queries) {
      QueryEstimate estimate = query.estimate();
      if (estimate != null) {
        total += estimate.bytesBilled();
        if (bytesPerQuery != null && estimate.bytesBilled() > bytesPerQuery) {
          throw overBudget(
              "the query of %s for %s would be billed %,d bytes, above the limit of %,d for one query"
                  .formatted(
                      query.dataset(),
                      query.batch().dates(),
                      estimate.bytesBilled(),
                      bytesPerQuery),
              "raise --max-bytes-billed, or take fewer days into a batch");
        }
      }
    }
    if (bytesPerRun != null && total > bytesPerRun) {
      throw overBudget(
          "the %,d queries would be billed %,d bytes, above the limit of %,d for a run"
              .formatted(queries.size(), total, bytesPerRun),
          "raise bmkpi.bigquery.max-bytes-per-run, or run fewer days or datasets");
    }
  }

  private static Failure overBudget(String what, String remedy) {
    return new Failure(FailureCategory.OVER_BUDGET, what + "; nothing was run", remedy);
  }
}
