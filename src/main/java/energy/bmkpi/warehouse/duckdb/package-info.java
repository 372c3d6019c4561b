/** The embedded warehouse: a DuckDB file. */
@NullMarked
package energy.bmkpi.warehouse.duckdb;

import org.jspecify.annotations.NullMarked;
