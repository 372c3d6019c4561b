/**
 * The requests that are made of BigQuery: transport, tries, deadlines, and how answers are read.
 */
@NullMarked
package energy.bmkpi.warehouse.bigquery.rest;

import org.jspecify.annotations.NullMarked;
