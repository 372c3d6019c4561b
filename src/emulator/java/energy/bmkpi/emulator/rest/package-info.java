/** BigQuery's REST interface, as its published reference describes it, over tables in memory. */
@NullMarked
package energy.bmkpi.emulator.rest;

import org.jspecify.annotations.NullMarked;
