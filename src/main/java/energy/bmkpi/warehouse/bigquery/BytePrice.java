package energy.bmkpi.warehouse.bigquery;

import energy.bmkpi.warehouse.QueryEstimate;

/**
 * What on-demand queries are billed: the bytes processed, rounded up to whole MiB, at least 10 MiB
 * for each table (<a href="https://cloud.google.com/bigquery/pricing">pricing</a>).
 */
final class BytePrice {
  private static final long MIB = 1L << 20;
  private static final long MINIMUM = 10 * MIB;
  private static final double TIB = 1L << 40;

  private final double dollarsPerTib;

  BytePrice(double dollarsPerTib) {
    this.dollarsPerTib = dollarsPerTib;
  }

  /** Of a query of one table. */
  QueryEstimate estimate(long bytesProcessed) {
    long billed = Math.max(MINIMUM, (bytesProcessed + MIB - 1) / MIB * MIB);
    return new QueryEstimate(bytesProcessed, billed, billed / TIB * dollarsPerTib);
  }
}
