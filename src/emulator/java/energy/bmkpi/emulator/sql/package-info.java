/** Runs SQL as BigQuery would: analysed and executed by GoogleSQL's own engine. */
@NullMarked
package energy.bmkpi.emulator.sql;

import org.jspecify.annotations.NullMarked;
