/** What commands print: results on standard output, messages on standard error. */
@NullMarked
package energy.bmkpi.cli.output;

import org.jspecify.annotations.NullMarked;
