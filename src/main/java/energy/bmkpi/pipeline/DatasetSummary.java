package energy.bmkpi.pipeline;

import energy.bmkpi.market.Dataset;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run saw of one dataset.
 *
 * @param rows source rows, duplicates counted once
 * @param queryTime time of its queries, added up over the workers
 * @param gaps dates without a row
 * @param bytesBilled null where the warehouse does not bill
 */
public record DatasetSummary(
    Dataset dataset,
    long rows,
    int queries,
    Duration queryTime,
    List<LocalDate> gaps,
    @Nullable Long bytesBilled) {}
