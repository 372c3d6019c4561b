/** Failures that the user is told of: what happened, where, and what to do. */
@NullMarked
package energy.bmkpi.failure;

import org.jspecify.annotations.NullMarked;
