/** The market's calendar, datasets and their source contract. */
@NullMarked
package energy.bmkpi.market;

import org.jspecify.annotations.NullMarked;
