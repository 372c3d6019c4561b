package energy.bmkpi.pipeline;

import java.time.Instant;

/** A finished batch out of the journal. */
public record KeptBatch(BatchResult result, Instant keptAt) {}
