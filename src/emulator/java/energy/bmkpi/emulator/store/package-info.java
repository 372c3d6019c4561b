/** What the BigQuery emulator stores: immutable tables, replaced as a whole by each commit. */
@NullMarked
package energy.bmkpi.emulator.store;

import org.jspecify.annotations.NullMarked;
