package energy.bmkpi.kpi;

import static energy.bmkpi.kpi.Arithmetic.absolute;
import static energy.bmkpi.kpi.Arithmetic.difference;
import static energy.bmkpi.kpi.Arithmetic.given;
import static energy.bmkpi.kpi.Arithmetic.percent;
import static energy.bmkpi.kpi.Arithmetic.product;
import static energy.bmkpi.kpi.Arithmetic.ratio;
import static energy.bmkpi.kpi.Arithmetic.sharePercent;
import static energy.bmkpi.kpi.Arithmetic.sum;
import static energy.bmkpi.kpi.KpiDefinition.count;
import static energy.bmkpi.kpi.KpiDefinition.derived;
import static energy.bmkpi.kpi.KpiDefinition.mean;
import static energy.bmkpi.kpi.KpiDefinition.sum;
import static energy.bmkpi.kpi.RangeRule.HIGHEST;
import static energy.bmkpi.kpi.RangeRule.LOWEST;
import static energy.bmkpi.kpi.RangeRule.MEAN_OF_DAYS;
import static energy.bmkpi.kpi.RangeRule.NONE;
import static energy.bmkpi.kpi.RangeRule.SUM;

import energy.bmkpi.kpi.RangeRule.Quotient;
import energy.bmkpi.kpi.RangeRule.Weighted;
import org.jspecify.annotations.Nullable;

/** The KPIs of a unit-day, in the order of their columns in {@code bm_kpi_summary}. */
public enum UnitKpi implements Kpi {
  ACCEPTANCE_COUNT(
      count("acceptance_count", "BOALF", "distinct acceptanceNumber of the unit on the day"),
      SUM,
      day -> given(day.acceptances(), Acceptances::count)),
  SO_FLAGGED_ACCEPTANCES(
      count("so_flagged_acceptances", "BOALF", "of those, with soFlag on any segment"),
      SUM,
      day -> given(day.acceptances(), Acceptances::soFlagged)),
  AVG_ACCEPTANCE_PRICE(
      price("avg_acceptance_price", "mean acceptancePrice"),
      MEAN_OF_DAYS,
      day -> given(day.prices(), AcceptancePrices::average)),
  MIN_ACCEPTANCE_PRICE(
      price("min_acceptance_price", "lowest acceptancePrice"),
      LOWEST,
      day -> given(day.prices(), AcceptancePrices::lowest)),
  MAX_ACCEPTANCE_PRICE(
      price("max_acceptance_price", "highest acceptancePrice"),
      HIGHEST,
      day -> given(day.prices(), AcceptancePrices::highest)),
  OFFER_LEVEL_CHANGE_MW(
      levelChange("offer_level_change_mw", "OFFER"),
      SUM,
      day -> given(day.prices(), AcceptancePrices::offerLevelChangeMw)),
  BID_LEVEL_CHANGE_MW(
      levelChange("bid_level_change_mw", "BID"),
      SUM,
      day -> given(day.prices(), AcceptancePrices::bidLevelChangeMw)),
  REVENUE_ESTIMATE_GBP(
      derived(
          "revenue_estimate_gbp",
          "£",
          "legacy estimate, not money: (offer_level_change_mw + bid_level_change_mw)"
              + " × avg_acceptance_price"),
      SUM,
      day ->
          product(
              sum(OFFER_LEVEL_CHANGE_MW.number(day), BID_LEVEL_CHANGE_MW.number(day)),
              AVG_ACCEPTANCE_PRICE.number(day))),

  SUBMISSION_COUNT(
      count("submission_count", "BOD", "rows"),
      SUM,
      day -> given(day.submissions(), Submissions::sourceRows)),
  PAIR_COUNT(
      count("pair_count", "BOD", "distinct pairId"),
      MEAN_OF_DAYS,
      day -> given(day.submissions(), Submissions::pairs)),
  STACK_DEPTH(
      mean("stack_depth", "pairs/SP", "BOD", "distinct (SP, pairId) / distinct SP"),
      MEAN_OF_DAYS,
      day -> given(day.submissions(), bod -> ratio(bod.periodPairs(), bod.periods().size()))),
  DEFENSIVE_SHARE_PCT(
      mean(
          "defensive_share_pct",
          "%",
          "BOD",
          "100 · rows with |offer| ≥ 9999 or |bid| ≥ 9999 / rows"),
      new Weighted("submission_count"),
      day -> given(day.submissions(), bod -> percent(bod.defensive(), bod.sourceRows()))),
  AVG_OFFER_PRICE(
      mean("avg_offer_price", "£/MWh", "BOD", "mean offer over live pairs"),
      MEAN_OF_DAYS,
      day -> given(day.submissions(), Submissions::averageOffer)),
  AVG_BID_PRICE(
      mean("avg_bid_price", "£/MWh", "BOD", "mean bid over live pairs"),
      MEAN_OF_DAYS,
      day -> given(day.submissions(), Submissions::averageBid)),
  MEDIAN_SPREAD(
      mean(
          "median_spread",
          "£/MWh",
          "BOD",
          "median of offer − bid over live pairs (mean of the middle two)"),
      MEAN_OF_DAYS,
      day -> given(day.submissions(), Submissions::medianSpread)),
  OFFERED_UP_MW(
      mean(
          "offered_up_mw", "MW", "BOD", "Σ max(|levelFrom|, |levelTo|) of pairs > 0 / distinct SP"),
      MEAN_OF_DAYS,
      day -> given(day.submissions(), bod -> ratio(bod.offeredUpMw(), bod.periods().size()))),
  OFFERED_DOWN_MW(
      mean(
          "offered_down_mw",
          "MW",
          "BOD",
          "Σ max(|levelFrom|, |levelTo|) of pairs < 0 / distinct SP"),
      MEAN_OF_DAYS,
      day -> given(day.submissions(), bod -> ratio(bod.offeredDownMw(), bod.periods().size()))),

  OFFER_MWH(
      total("offer_mwh", "MWh", "BOAV", "Σ volume of side offer"),
      SUM,
      day -> given(day.volumes(), Volumes::offerMwh)),
  BID_MWH(
      total("bid_mwh", "MWh", "BOAV", "−Σ volume of side bid"),
      SUM,
      day -> given(day.volumes(), Volumes::bidMwh)),
  GROSS_MWH(
      total("gross_mwh", "MWh", "BOAV", "offer_mwh + bid_mwh"),
      SUM,
      day -> sum(OFFER_MWH.number(day), BID_MWH.number(day))),
  NET_MWH(
      total("net_mwh", "MWh", "BOAV", "offer_mwh − bid_mwh"),
      SUM,
      day -> difference(OFFER_MWH.number(day), BID_MWH.number(day))),
  ACTIVE_PERIODS(
      count("active_periods", "BOAV", "distinct SP with volume ≠ 0")
          .withNullRule(NullRule.DAY_OR_TOTAL),
      SUM,
      day -> given(day.volumes(), Volumes::activePeriodCount)),
  ACTIVE_PERIOD_SHARE_PCT(
      total("active_period_share_pct", "%", "BOAV", "100 · active_periods / P"),
      MEAN_OF_DAYS,
      day -> percent(ACTIVE_PERIODS.number(day), day.periods())),
  SETTLED_ACCEPTANCES(
      count("settled_acceptances", "BOAV", "distinct acceptanceId"),
      SUM,
      day -> given(day.volumes(), Volumes::settledAcceptances)),
  NIGHT_SHARE_PCT(
      volumeShare("night_share_pct", "0–6"),
      MEAN_OF_DAYS,
      day -> given(day.volumes(), boav -> sharePercent(boav.nightMwh(), boav.absoluteMwh()))),
  MORNING_SHARE_PCT(
      volumeShare("morning_share_pct", "6–12"),
      MEAN_OF_DAYS,
      day -> given(day.volumes(), boav -> sharePercent(boav.morningMwh(), boav.absoluteMwh()))),
  AFTERNOON_SHARE_PCT(
      volumeShare("afternoon_share_pct", "12–18"),
      MEAN_OF_DAYS,
      day -> given(day.volumes(), boav -> sharePercent(boav.afternoonMwh(), boav.absoluteMwh()))),
  EVENING_SHARE_PCT(
      volumeShare("evening_share_pct", "18–24"),
      MEAN_OF_DAYS,
      day -> given(day.volumes(), boav -> sharePercent(boav.eveningMwh(), boav.absoluteMwh()))),

  OFFER_CASHFLOW_GBP(
      total("offer_cashflow_gbp", "£", "EBOCF", "Σ cashflow of side offer"),
      SUM,
      day -> given(day.cashflows(), Cashflows::offerGbp)),
  BID_CASHFLOW_GBP(
      total("bid_cashflow_gbp", "£", "EBOCF", "Σ cashflow of side bid"),
      SUM,
      day -> given(day.cashflows(), Cashflows::bidGbp)),
  NET_CASHFLOW_GBP(
      total("net_cashflow_gbp", "£", "EBOCF", "offer_cashflow_gbp + bid_cashflow_gbp"),
      SUM,
      day -> given(day.cashflows(), Cashflows::netGbp)),

  ACCEPTANCE_RATE(
      derived("acceptance_rate", "–", "acceptance_count / submission_count"),
      new Quotient("acceptance_count", "submission_count"),
      day -> ratio(ACCEPTANCE_COUNT.number(day), SUBMISSION_COUNT.number(day))),
  BID_OFFER_SPREAD(
      derived("bid_offer_spread", "£/MWh", "avg_offer_price − avg_bid_price"),
      MEAN_OF_DAYS,
      day -> difference(AVG_OFFER_PRICE.number(day), AVG_BID_PRICE.number(day))),
  VWAP_OFFER(
      derived("vwap_offer", "£/MWh", "offer_cashflow_gbp / offer_mwh"),
      new Quotient("offer_cashflow_gbp", "offer_mwh"),
      day -> ratio(OFFER_CASHFLOW_GBP.number(day), OFFER_MWH.number(day))),
  VWAP_BID(
      derived("vwap_bid", "£/MWh", "bid_cashflow_gbp / −bid_mwh, so a bid at +£50 reads +50"),
      new Quotient("bid_cashflow_gbp", "bid_mwh", -1),
      day -> ratio(BID_CASHFLOW_GBP.number(day), product(-1, BID_MWH.number(day)))),
  OFFER_BID_RATIO(
      derived("offer_bid_ratio", "–", "|offer_cashflow_gbp| / |bid_cashflow_gbp|"),
      MEAN_OF_DAYS,
      day ->
          ratio(absolute(OFFER_CASHFLOW_GBP.number(day)), absolute(BID_CASHFLOW_GBP.number(day)))),
  MWH_PER_ACCEPTANCE(
      derived("mwh_per_acceptance", "MWh", "gross_mwh / acceptance_count"),
      new Quotient("gross_mwh", "acceptance_count"),
      day -> ratio(GROSS_MWH.number(day), ACCEPTANCE_COUNT.number(day))),
  UNSETTLED_ACCEPTANCE_SHARE_PCT(
      derived(
          "unsettled_acceptance_share_pct",
          "%",
          "100 · (acceptance_count − settled_acceptances) / acceptance_count, floored at 0:"
              + " accepted but with no settled volume; not a delivery measure"),
      MEAN_OF_DAYS,
      day -> {
        Double share =
            percent(
                difference(ACCEPTANCE_COUNT.number(day), SETTLED_ACCEPTANCES.number(day)),
                ACCEPTANCE_COUNT.number(day));
        return share == null ? null : Math.max(0, share);
      }),

  GENERATION_CAPACITY_MW(
      reference("generation_capacity_mw", KpiType.NUMBER, "MW", "generationCapacity"),
      MEAN_OF_DAYS,
      day -> given(day.reference(), BmUnit::generationCapacityMw)),
  FUEL_TYPE(
      reference("fuel_type", KpiType.TEXT, "–", "fuelType"),
      NONE,
      day -> given(day.reference(), BmUnit::fuelType)),
  LEAD_PARTY(
      reference("lead_party", KpiType.TEXT, "–", "leadPartyName"),
      NONE,
      day -> given(day.reference(), BmUnit::leadPartyName)),
  GBP_PER_MW_DAY(
      derived("gbp_per_mw_day", "£/MW/day", "net_cashflow_gbp / generation_capacity_mw"),
      new Quotient("net_cashflow_gbp", "generation_capacity_mw"),
      day -> ratio(NET_CASHFLOW_GBP.number(day), GENERATION_CAPACITY_MW.number(day)));

  private final KpiDefinition definition;
  private final RangeRule overRange;
  private final Formula<UnitDay> formula;

  UnitKpi(KpiDefinition definition, RangeRule overRange, Formula<UnitDay> formula) {
    this.definition = definition;
    this.overRange = overRange;
    this.formula = formula;
  }

  @Override
  public KpiDefinition definition() {
    return definition;
  }

  @Override
  public RangeRule overRange() {
    return overRange;
  }

  @Nullable Object apply(UnitDay day) {
    return formula.apply(day);
  }

  private @Nullable Number number(UnitDay day) {
    return (Number) apply(day);
  }

  private static KpiDefinition price(String column, String formula) {
    return mean(column, "£/MWh", "BOALF priced", formula + " over priced rows");
  }

  private static KpiDefinition levelChange(String column, String acceptanceType) {
    return sum(
        column,
        "MW",
        "BOALF priced",
        "Σ acceptanceVolume of acceptanceType " + acceptanceType + " over priced rows");
  }

  private static KpiDefinition total(String column, String unit, String source, String formula) {
    return sum(column, unit, source, formula).withNullRule(NullRule.DAY_OR_TOTAL);
  }

  private static KpiDefinition volumeShare(String column, String hours) {
    return mean(column, "%", "BOAV", "100 · Σ|volume| in local hours " + hours + " / Σ|volume|")
        .withNullRule(NullRule.DAY_OR_UNIT_OR_TOTAL);
  }

  private static KpiDefinition reference(String column, KpiType type, String unit, String field) {
    return new KpiDefinition(
        column, type, unit, field + " of the BM unit reference", "reference", NullRule.REFERENCE);
  }
}
