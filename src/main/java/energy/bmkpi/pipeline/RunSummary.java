package energy.bmkpi.pipeline;

import energy.bmkpi.warehouse.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a published run did.
 *
 * @param units distinct BM units
 * @param daysWithData dates for which any dataset had a row
 * @param acceptances null where BOALF was not read or has no row
 * @param netCashflowGbp null where EBOCF was not read or has no row
 * @param batchesFromJournal batches that an earlier process finished
 * @param oldestBatchAt when the first of these was finished; null where there is none
 * @param checking time to check the schema contract and read the reference
 * @param computing time to fetch and compute every batch
 * @param publishing time to replace the dates
 */
public record RunSummary(
    RunRecord run,
    List<DatasetSummary> datasets,
    long units,
    long daysWithData,
    @Nullable Long acceptances,
    @Nullable Double netCashflowGbp,
    int batchesFromJournal,
    @Nullable Instant oldestBatchAt,
    Duration checking,
    Duration computing,
    Duration publishing) {

  /** Source rows of all datasets. */
  public long rows() {
    return datasets.stream().mapToLong(DatasetSummary::rows).sum();
  }

  public Duration total() {
    return checking.plus(computing).plus(publishing);
  }

  /** Source rows a second over the whole run. */
  public double rowsPerSecond() {
    return rows() / Math.max(1e-9, total().toNanos() / 1e9);
  }
}
