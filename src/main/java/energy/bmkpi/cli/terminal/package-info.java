/** The terminal at which somebody looks on while a run lasts. */
@NullMarked
package energy.bmkpi.cli.terminal;

import org.jspecify.annotations.NullMarked;
