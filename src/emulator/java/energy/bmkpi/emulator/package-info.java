/** A strict emulator of BigQuery for tests: what it does not know, it refuses loudly. */
@NullMarked
package energy.bmkpi.emulator;

import org.jspecify.annotations.NullMarked;
