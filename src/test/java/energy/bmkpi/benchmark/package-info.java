/** Measurements that no build runs: {@code .ci/benchmark-bigquery}. */
@NullMarked
package energy.bmkpi.benchmark;

import org.jspecify.annotations.NullMarked;
