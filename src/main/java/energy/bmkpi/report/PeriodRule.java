package energy.bmkpi.report;

import energy.bmkpi.kpi.Kpi;
import energy.bmkpi.kpi.KpiType;
import energy.bmkpi.kpi.UnitKpi;
import energy.bmkpi.warehouse.Row;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a KPI of a unit is over many days. Only days that have every input count. A quotient is the
 * quotient of sums, never a mean of quotients.
 */
public sealed interface PeriodRule {

  /** What the KPI over many days is, in words. */
  String description();

  /** The KPIs of the days that it is computed from. */
  Set<UnitKpi> inputs();

  /** Amounts add up. */
  record Sum(UnitKpi kpi) implements PeriodRule {
    @Override
    public String description() {
      return "sum of days";
    }

    @Override
    public Set<UnitKpi> inputs() {
      return Set.of(kpi);
    }
  }

  /** Σ numerator / Σ denominator, times the factor. */
  record Quotient(UnitKpi numerator, UnitKpi denominator, double factor) implements PeriodRule {
    @Override
    public String description() {
      return "quotient of sums";
    }

    @Override
    public Set<UnitKpi> inputs() {
      return Set.of(numerator, denominator);
    }
  }

  /** The mean of a KPI in which a day weighs as much as another KPI tells. */
  record Weighted(UnitKpi kpi, UnitKpi weight) implements PeriodRule {
    @Override
    public String description() {
      return "weighted mean";
    }

    @Override
    public Set<UnitKpi> inputs() {
      return Set.of(kpi, weight);
    }
  }

  record Lowest(UnitKpi kpi) implements PeriodRule {
    @Override
    public String description() {
      return "lowest of days";
    }

    @Override
    public Set<UnitKpi> inputs() {
      return Set.of(kpi);
    }
  }

  record Highest(UnitKpi kpi) implements PeriodRule {
    @Override
    public String description() {
      return "highest of days";
    }

    @Override
    public Set<UnitKpi> inputs() {
      return Set.of(kpi);
    }
  }

  /**
   * The published columns do not tell what it is over many days, e.g. of a median; the plain mean
   * of the days stands in.
   */
  record MeanOfDays(UnitKpi kpi) implements PeriodRule {
    @Override
    public String description() {
      return "mean of days";
    }

    @Override
    public Set<UnitKpi> inputs() {
      return Set.of(kpi);
    }
  }

  /** Null of a KPI that is no number. */
  static @Nullable PeriodRule of(UnitKpi kpi) {
    return switch (kpi) {
      case FUEL_TYPE, LEAD_PARTY -> null;
      case MIN_ACCEPTANCE_PRICE -> new Lowest(kpi);
      case MAX_ACCEPTANCE_PRICE -> new Highest(kpi);
      case ACCEPTANCE_RATE -> new Quotient(UnitKpi.ACCEPTANCE_COUNT, UnitKpi.SUBMISSION_COUNT, 1);
      case DEFENSIVE_SHARE_PCT -> new Weighted(kpi, UnitKpi.SUBMISSION_COUNT);
      case VWAP_OFFER -> new Quotient(UnitKpi.OFFER_CASHFLOW_GBP, UnitKpi.OFFER_MWH, 1);
      case VWAP_BID -> new Quotient(UnitKpi.BID_CASHFLOW_GBP, UnitKpi.BID_MWH, -1);
      case MWH_PER_ACCEPTANCE -> new Quotient(UnitKpi.GROSS_MWH, UnitKpi.ACCEPTANCE_COUNT, 1);
      case GBP_PER_MW_DAY ->
          new Quotient(UnitKpi.NET_CASHFLOW_GBP, UnitKpi.GENERATION_CAPACITY_MW, 1);
      case SUBMISSION_COUNT,
          ACCEPTANCE_COUNT,
          SO_FLAGGED_ACCEPTANCES,
          SETTLED_ACCEPTANCES,
          ACTIVE_PERIODS,
          OFFER_LEVEL_CHANGE_MW,
          BID_LEVEL_CHANGE_MW,
          REVENUE_ESTIMATE_GBP,
          OFFER_MWH,
          BID_MWH,
          GROSS_MWH,
          NET_MWH,
          OFFER_CASHFLOW_GBP,
          BID_CASHFLOW_GBP,
          NET_CASHFLOW_GBP ->
          new Sum(kpi);
      case PAIR_COUNT,
          STACK_DEPTH,
          AVG_ACCEPTANCE_PRICE,
          AVG_OFFER_PRICE,
          AVG_BID_PRICE,
          MEDIAN_SPREAD,
          OFFERED_UP_MW,
          OFFERED_DOWN_MW,
          ACTIVE_PERIOD_SHARE_PCT,
          NIGHT_SHARE_PCT,
          MORNING_SHARE_PCT,
          AFTERNOON_SHARE_PCT,
          EVENING_SHARE_PCT,
          BID_OFFER_SPREAD,
          OFFER_BID_RATIO,
          UNSETTLED_ACCEPTANCE_SHARE_PCT,
          GENERATION_CAPACITY_MW ->
          new MeanOfDays(kpi);
    };
  }

  /** The KPI's value in the row. */
  static @Nullable Double read(Row row, Kpi kpi) {
    if (kpi.type() == KpiType.COUNT) {
      Long count = row.integer(kpi.column());
      return count == null ? null : count.doubleValue();
    }
    return row.number(kpi.column());
  }
}
