/** Pages in a real browser: headless Chromium of the Debian package, absent of which tests skip. */
@NullMarked
package energy.bmkpi.browser;

import org.jspecify.annotations.NullMarked;
