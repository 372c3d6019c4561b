/** The commands, one a class, and which of them there are. */
@NullMarked
package energy.bmkpi.cli.command;

import org.jspecify.annotations.NullMarked;
