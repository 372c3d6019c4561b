package energy.bmkpi.pipeline;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.warehouse.QueryEstimate;
import org.jspecify.annotations.Nullable;

/**
 * A query that a run would make.
 *
 * @param estimate null where the warehouse does not bill
 */
public record PlannedQuery(Batch batch, Dataset dataset, @Nullable QueryEstimate estimate) {}
