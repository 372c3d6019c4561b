/** The commands. The only place that prints or exits. */
@NullMarked
package energy.bmkpi.cli;

import org.jspecify.annotations.NullMarked;
