/** Where a command's results go: standard output, and files put in place with care. */
@NullMarked
package energy.bmkpi.cli.output.file;

import org.jspecify.annotations.NullMarked;
