/** Rows, numbers and JSON in the formats of {@code --output}. */
@NullMarked
package energy.bmkpi.cli.output.format;

import org.jspecify.annotations.NullMarked;
