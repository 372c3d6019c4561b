/** Elexon files into the embedded warehouse. */
@NullMarked
package energy.bmkpi.load;

import org.jspecify.annotations.NullMarked;
