package energy.bmkpi.operations;

import energy.bmkpi.pipeline.RunSummary;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param duration from the first step to the last, checks included
 * @param bytesBilled also of a run that failed; null where the warehouse does not bill
 * @param summary null where nothing was published
 */
public record RunOutcome(
    int exitCode,
    Instant endedAt,
    Duration duration,
    int retries,
    @Nullable Long bytesBilled,
    @Nullable RunSummary summary) {}
