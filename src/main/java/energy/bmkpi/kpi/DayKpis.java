package energy.bmkpi.kpi;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All KPIs of one settlement date.
 *
 * @param units by BM unit, in order
 * @param market null when no dataset has a row for the date
 * @param coverage one entry for each dataset asked for
 */
public record DayKpis(
    LocalDate settlementDate,
    List<UnitDayKpis> units,
    @Nullable MarketDayKpis market,
    List<Coverage> coverage) {}
