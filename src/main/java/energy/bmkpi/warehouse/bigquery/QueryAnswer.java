package energy.bmkpi.warehouse.bigquery;

import com.google.api.services.bigquery.model.JobReference;
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
 * @param columns their names; none where it is not told
 * @param cells of the rows of this page
 */
record QueryAnswer(
    boolean complete,
    @Nullable JobReference job,
    @Nullable String nextPage,
    @Nullable Long bytesProcessed,
    @Nullable Long bytesBilled,
    List<String> columns,
    ResultCells cells) {}
