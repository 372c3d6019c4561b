/**
 * Makes what a command needs out of options and configuration: warehouses, journals, executor,
 * clock.
 */
@NullMarked
package energy.bmkpi.cli.wiring;

import org.jspecify.annotations.NullMarked;
