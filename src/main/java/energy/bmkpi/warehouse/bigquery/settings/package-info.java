/** Which project and dataset of BigQuery, and within which limits. */
@NullMarked
package energy.bmkpi.warehouse.bigquery.settings;

import org.jspecify.annotations.NullMarked;
