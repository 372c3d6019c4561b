/** What goes wrong in a run, at each of its stages, and what becomes of the tables. */
@NullMarked
package energy.bmkpi.faults;

import org.jspecify.annotations.NullMarked;
