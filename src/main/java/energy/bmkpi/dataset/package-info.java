/** Elexon's datasets: what each says of a unit, or of the market, on a settlement date. */
@NullMarked
package energy.bmkpi.dataset;

import org.jspecify.annotations.NullMarked;
