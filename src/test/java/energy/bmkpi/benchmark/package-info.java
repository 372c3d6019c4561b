/**
 * Measurements that no build runs: {@code .ci/benchmark-bigquery}, {@code .ci/benchmark-reader}.
 */
@NullMarked
package energy.bmkpi.benchmark;

import org.jspecify.annotations.NullMarked;
