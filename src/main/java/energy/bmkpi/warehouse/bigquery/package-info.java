/** The production warehouse: a dataset of BigQuery, reached over REST. */
@NullMarked
package energy.bmkpi.warehouse.bigquery;

import org.jspecify.annotations.NullMarked;
