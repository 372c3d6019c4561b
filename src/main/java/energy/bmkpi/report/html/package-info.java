/** The report as one HTML file that needs nothing but a browser. */
@NullMarked
package energy.bmkpi.report.html;

import org.jspecify.annotations.NullMarked;
