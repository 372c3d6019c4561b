package energy.bmkpi.warehouse;

/**
 * What a query would cost, told by the warehouse without running it.
 *
 * @param bytesProcessed bytes that it would read
 * @param bytesBilled bytes that would be billed: rounded up, with a minimum
 * @param cost of the bytes billed, in US dollars, at the configured price
 */
public record QueryEstimate(long bytesProcessed, long bytesBilled, double cost) {}
