/** A synthetic market at the size of the real one. */
@NullMarked
package energy.bmkpi.demo;

import org.jspecify.annotations.NullMarked;
