/** What tests of several packages share: rows and files to run on, servers that misbehave, tags. */
@NullMarked
package energy.bmkpi.testing;

import org.jspecify.annotations.NullMarked;
