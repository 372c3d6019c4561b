/** How far a run is: what its events add up to, for whoever looks on. */
@NullMarked
package energy.bmkpi.progress;

import org.jspecify.annotations.NullMarked;
