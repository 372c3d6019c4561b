package energy.bmkpi.pipeline;

import energy.bmkpi.warehouse.PublishedRun;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a run finds in the warehouse when it begins.
 *
 * @param published reads the runs that published any of its dates; only a run that takes batches
 *     from the journal needs to know them
 */
public record StartingPoint(SourceVersion sources, Supplier<List<PublishedRun>> published) {}
