package energy.bmkpi.kpi;

import java.time.LocalDate;

/** A row of {@code bm_kpi_market}. */
public record MarketDayKpis(LocalDate settlementDate, KpiValues<MarketKpi> values) {}
