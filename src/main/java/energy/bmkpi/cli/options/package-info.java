/** Options that commands share, as values, and what a shell offers for them. */
@NullMarked
package energy.bmkpi.cli.options;

import org.jspecify.annotations.NullMarked;
