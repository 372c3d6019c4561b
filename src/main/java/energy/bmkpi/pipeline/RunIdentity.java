package energy.bmkpi.pipeline;

import java.time.Instant;

/**
 * Which run it is; one that is resumed keeps its own.
 *
 * @param startedAt when it was first begun
 */
public record RunIdentity(String runId, Instant startedAt) {}
