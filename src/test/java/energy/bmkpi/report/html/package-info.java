/** The pieces of the page, without a browser. */
@NullMarked
package energy.bmkpi.report.html;

import org.jspecify.annotations.NullMarked;
