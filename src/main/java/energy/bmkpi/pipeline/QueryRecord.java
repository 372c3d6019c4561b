package energy.bmkpi.pipeline;

import energy.bmkpi.dataset.Dataset;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A query that has run.
 *
 * @param bytesBilled null where the warehouse does not bill
 */
public record QueryRecord(
    Dataset dataset, long resultRows, Duration duration, @Nullable Long bytesBilled) {}
