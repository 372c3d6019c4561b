/** What the process is to its caller: exit codes, signals, logs, and how failures are reported. */
@NullMarked
package energy.bmkpi.cli.process;

import org.jspecify.annotations.NullMarked;
