/**
 * Where the process starts and a command line is taken up. Only this room and those in it print or
 * exit.
 */
@NullMarked
package energy.bmkpi.cli;

import org.jspecify.annotations.NullMarked;
