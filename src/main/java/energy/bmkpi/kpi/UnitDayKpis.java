package energy.bmkpi.kpi;

import java.time.LocalDate;

/** A row of {@code bm_kpi_summary}. */
public record UnitDayKpis(LocalDate settlementDate, String bmUnit, KpiValues<UnitKpi> values) {}
