package energy.bmkpi.warehouse.bigquery.rest;

import com.google.api.services.bigquery.model.JobReference;
import com.google.cloud.bigquery.BigQueryException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What jobs.query and jobs.getQueryResults answer, as far as the product asks.
 *
 * @param complete whether the query has ended
 * @param job null for a dry run
 * @param nextPage null where there is none
 * @param bytesProcessed null where it is not told
 * @param bytesBilled null where it is not told
 * @param totalRows of all pages; null where it is not told
 * @param columns their names; none where it is not told
 * @param rows of this page
 * @param cells of the rows of this page
 */
record QueryAnswer(
    boolean complete,
    @Nullable JobReference job,
    @Nullable String nextPage,
    @Nullable Long bytesProcessed,
    @Nullable Long bytesBilled,
    @Nullable Long totalRows,
    List<String> columns,
    int rows,
    ResultCells cells) {

  /** The same, if it has what an answer to a query has. */
  QueryAnswer ofQuery() {
    if ((!complete || nextPage != null) && job == null) {
      throw unusable("the answer names no job, though the result goes on");
    }
    return ofResults();
  }

  /** The same, if it has what an answer to a look at a query's result has. */
  QueryAnswer ofResults() {
    if (complete && totalRows == null) {
      throw unusable("the answer does not say how many rows there are");
    }
    return this;
  }

  /** The same, if it has what an answer to a dry run has. */
  QueryAnswer ofDryRun() {
    if (bytesProcessed == null) {
      throw unusable("the answer does not say how many bytes the query would process");
    }
    return this;
  }

  private static BigQueryException unusable(String why) {
    return new BigQueryException(new UnusableAnswerException(why));
  }
}
