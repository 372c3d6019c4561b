/** A page that shows a run while it lasts, and the same as JSON. */
@NullMarked
package energy.bmkpi.monitor;

import org.jspecify.annotations.NullMarked;
