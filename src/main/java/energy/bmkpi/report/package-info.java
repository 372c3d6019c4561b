/** The published KPIs, read back for people and programs. */
@NullMarked
package energy.bmkpi.report;

import org.jspecify.annotations.NullMarked;
