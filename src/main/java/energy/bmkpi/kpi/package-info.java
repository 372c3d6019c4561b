/** The KPIs: aggregates in, formulas, KPI rows out. Plain Java. */
@NullMarked
package energy.bmkpi.kpi;

import org.jspecify.annotations.NullMarked;
