/** How the results of a run become visible in BigQuery: staged, then all dates replaced at once. */
@NullMarked
package energy.bmkpi.warehouse.bigquery.publish;

import org.jspecify.annotations.NullMarked;
