package energy.bmkpi.warehouse;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a query took.
 *
 * @param rows rows returned
 * @param waited how long the query stood back behind others on this machine before it began
 * @param bytesBilled null where the warehouse does not bill
 */
public record QueryStatistics(long rows, Duration waited, @Nullable Long bytesBilled) {}
