/** Where settings come from, and what is said of those that are wrong. */
@NullMarked
package energy.bmkpi.config.source;

import org.jspecify.annotations.NullMarked;
