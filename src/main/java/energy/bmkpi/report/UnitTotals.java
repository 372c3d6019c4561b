package energy.bmkpi.report;

import energy.bmkpi.kpi.UnitKpi;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A BM unit over all dates of a report.
 *
 * @param days dates with a row of the unit
 * @param values by the rule of each KPI; without an entry where no date has it
 * @param daily £ and MWh on each date, of {@link #DAILY}
 */
public record UnitTotals(
    String bmUnit,
    @Nullable String fuelType,
    @Nullable String leadParty,
    long days,
    Map<UnitKpi, Double> values,
    Map<UnitKpi, DailySeries> daily) {

  /** What a report tells of every unit. */
  public static final List<UnitKpi> COLUMNS =
      List.of(
          UnitKpi.NET_CASHFLOW_GBP,
          UnitKpi.OFFER_MWH,
          UnitKpi.BID_MWH,
          UnitKpi.VWAP_OFFER,
          UnitKpi.VWAP_BID,
          UnitKpi.ACCEPTANCE_COUNT);

  /** Of these the report has every day. */
  public static final List<UnitKpi> DAILY =
      List.of(UnitKpi.NET_CASHFLOW_GBP, UnitKpi.OFFER_MWH, UnitKpi.BID_MWH);

  public @Nullable Double value(UnitKpi kpi) {
    return values.get(kpi);
  }

  public DailySeries daily(UnitKpi kpi) {
    DailySeries series = daily.get(kpi);
    if (series == null) {
      throw new IllegalArgumentException(kpi + " is not kept for each day");
    }
    return series;
  }
}
