/** The configuration keys {@code bmkpi.*} and the values they allow. */
@NullMarked
package energy.bmkpi.config;

import org.jspecify.annotations.NullMarked;
