/** Names, types, parameters and relations as GoogleSQL writes them. */
@NullMarked
package energy.bmkpi.warehouse.bigquery.sql;

import org.jspecify.annotations.NullMarked;
