/** Sums, prices and changes over many days. */
@NullMarked
package energy.bmkpi.report;

import org.jspecify.annotations.NullMarked;
