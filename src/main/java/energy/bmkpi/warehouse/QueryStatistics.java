package energy.bmkpi.warehouse;

import org.jspecify.annotations.Nullable;

/**
 * What a query took.
 *
 * @param rows rows returned
 * @param bytesBilled null where the warehouse does not bill
 */
public record QueryStatistics(long rows, @Nullable Long bytesBilled) {}
