package energy.bmkpi.kpi;

import static energy.bmkpi.kpi.Arithmetic.difference;
import static energy.bmkpi.kpi.Arithmetic.given;
import static energy.bmkpi.kpi.Arithmetic.percent;
import static energy.bmkpi.kpi.Arithmetic.product;
import static energy.bmkpi.kpi.Arithmetic.ratio;
import static energy.bmkpi.kpi.Arithmetic.sum;
import static energy.bmkpi.kpi.RangeRule.NONE;
import static energy.bmkpi.kpi.RangeRule.SUM;

import energy.bmkpi.kpi.RangeRule.PerHour;
import energy.bmkpi.kpi.RangeRule.Weighted;
import org.jspecify.annotations.Nullable;

/** The KPIs of a market-day, in the order of their columns in {@code bm_kpi_market}. */
public enum MarketKpi implements Kpi {
  UNIT_COUNT(
      count("unit_count", "all", "units with a row in any dataset").withNullRule(NullRule.NEVER),
      SUM,
      day -> (long) day.units().size()),
  ACCEPTED_UNITS(
      count("accepted_units", "BOALF", "units with an acceptance"),
      NONE,
      day -> given(day.acceptances(), boalf -> day.unitsWith(UnitKpi.ACCEPTANCE_COUNT))),
  SUBMITTING_UNITS(
      count("submitting_units", "BOD", "units with a submission"),
      NONE,
      day -> given(day.submissions(), bod -> day.unitsWith(UnitKpi.SUBMISSION_COUNT))),

  NET_CASHFLOW_GBP(
      settled("net_cashflow_gbp", "£", "EBOCF", "Σ cashflow"),
      SUM,
      day -> given(day.cashflows(), Cashflows::netGbp)),
  PAID_GBP(
      settled("paid_gbp", "£", "EBOCF", "Σ of the positive rows: paid to units"),
      SUM,
      day -> given(day.cashflows(), Cashflows::paidGbp)),
  RECEIVED_GBP(
      settled("received_gbp", "£", "EBOCF", "−Σ of the negative rows: received from units"),
      SUM,
      day -> given(day.cashflows(), Cashflows::receivedGbp)),

  OFFER_MWH(
      settled("offer_mwh", "MWh", "BOAV", "Σ volume of side offer"),
      SUM,
      day -> given(day.volumes(), Volumes::offerMwh)),
  BID_MWH(
      settled("bid_mwh", "MWh", "BOAV", "−Σ volume of side bid"),
      SUM,
      day -> given(day.volumes(), Volumes::bidMwh)),
  GROSS_MWH(
      settled("gross_mwh", "MWh", "BOAV", "offer_mwh + bid_mwh"),
      SUM,
      day -> sum(OFFER_MWH.number(day), BID_MWH.number(day))),
  NET_MWH(
      settled("net_mwh", "MWh", "BOAV", "offer_mwh − bid_mwh"),
      SUM,
      day -> difference(OFFER_MWH.number(day), BID_MWH.number(day))),
  DIRECTION(
      new KpiDefinition(
          "direction",
          KpiType.TEXT,
          "–",
          "SHORT if net_mwh > 0 (the operator bought), LONG if net_mwh < 0",
          "derived",
          NullRule.INPUT),
      NONE,
      day -> direction(NET_MWH.number(day))),
  EWAP_OFFER(
      derived("ewap_offer", "£/MWh", "Σ cashflow of side offer / offer_mwh"),
      new Weighted("offer_mwh"),
      day -> ratio(number(given(day.cashflows(), Cashflows::offerGbp)), OFFER_MWH.number(day))),
  EWAP_BID(
      derived("ewap_bid", "£/MWh", "Σ cashflow of side bid / −bid_mwh"),
      new Weighted("bid_mwh"),
      day ->
          ratio(
              number(given(day.cashflows(), Cashflows::bidGbp)), product(-1, BID_MWH.number(day)))),

  ACCEPTANCE_COUNT(
      count("acceptance_count", "BOALF", "Σ over units"),
      SUM,
      day -> given(day.acceptances(), Acceptances::count)),
  SO_FLAGGED_ACCEPTANCES(
      count("so_flagged_acceptances", "BOALF", "Σ over units"),
      SUM,
      day -> given(day.acceptances(), Acceptances::soFlagged)),
  DISPATCH_INTENSITY(
      derived("dispatch_intensity", "1/h", "acceptance_count / (P / 2)"),
      new PerHour("acceptance_count"),
      day -> ratio(ACCEPTANCE_COUNT.number(day), day.periods() / 2.0)),

  TOP1_SHARE_PCT(topShare("top1_share_pct", 1), NONE, day -> day.topSharePercent(1)),
  TOP5_SHARE_PCT(topShare("top5_share_pct", 5), NONE, day -> day.topSharePercent(5)),
  TOP10_SHARE_PCT(topShare("top10_share_pct", 10), NONE, day -> day.topSharePercent(10)),

  ACTIVE_PERIODS(
      count("active_periods", "BOAV", "distinct SP with any volume ≠ 0, over all units")
          .withNullRule(NullRule.MARKET_DAY_OR_TOTAL),
      NONE,
      day -> given(day.volumes(), Volumes::activePeriodCount)),
  ACTIVE_PERIOD_SHARE_PCT(
      settled("active_period_share_pct", "%", "BOAV", "100 · active_periods / P"),
      NONE,
      day -> percent(ACTIVE_PERIODS.number(day), day.periods())),

  STACK_DEPTH(
      total("stack_depth", "pairs/SP", "BOD", "distinct (unit, SP, pairId) / distinct SP"),
      NONE,
      day -> given(day.submissions(), bod -> ratio(bod.periodPairs(), bod.periods().size()))),
  DEFENSIVE_SHARE_PCT(
      total(
          "defensive_share_pct",
          "%",
          "BOD",
          "100 · rows with |offer| ≥ 9999 or |bid| ≥ 9999 / rows"),
      NONE,
      day -> given(day.submissions(), bod -> percent(bod.defensive(), bod.sourceRows()))),
  MEDIAN_SPREAD(
      total(
              "median_spread",
              "£/MWh",
              "BOD",
              "median of offer − bid over the live pairs of all units")
          .withNullRule(NullRule.DAY_OR_UNIT),
      NONE,
      day -> given(day.submissions(), Submissions::medianSpread)),
  OFFERED_UP_MW(
      total(
          "offered_up_mw", "MW", "BOD", "Σ max(|levelFrom|, |levelTo|) of pairs > 0 / distinct SP"),
      NONE,
      day -> given(day.submissions(), bod -> ratio(bod.offeredUpMw(), bod.periods().size()))),
  OFFERED_DOWN_MW(
      total(
          "offered_down_mw",
          "MW",
          "BOD",
          "Σ max(|levelFrom|, |levelTo|) of pairs < 0 / distinct SP"),
      NONE,
      day -> given(day.submissions(), bod -> ratio(bod.offeredDownMw(), bod.periods().size())));

  private final KpiDefinition definition;
  private final RangeRule overRange;
  private final Formula<MarketDay> formula;

  MarketKpi(KpiDefinition definition, RangeRule overRange, Formula<MarketDay> formula) {
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

  @Nullable Object apply(MarketDay day) {
    return formula.apply(day);
  }

  private @Nullable Number number(MarketDay day) {
    return number(apply(day));
  }

  private static @Nullable Number number(@Nullable Object value) {
    return (Number) value;
  }

  private static @Nullable String direction(@Nullable Number netMwh) {
    if (netMwh == null || netMwh.doubleValue() == 0) {
      return null;
    }
    return netMwh.doubleValue() > 0 ? "SHORT" : "LONG";
  }

  private static KpiDefinition count(String column, String source, String formula) {
    return KpiDefinition.count(column, source, formula).withNullRule(NullRule.MARKET_DAY);
  }

  private static KpiDefinition total(String column, String unit, String source, String formula) {
    return KpiDefinition.sum(column, unit, source, formula).withNullRule(NullRule.MARKET_DAY);
  }

  private static KpiDefinition settled(String column, String unit, String source, String formula) {
    return KpiDefinition.sum(column, unit, source, formula)
        .withNullRule(NullRule.MARKET_DAY_OR_TOTAL);
  }

  private static KpiDefinition derived(String column, String unit, String formula) {
    return KpiDefinition.derived(column, unit, formula);
  }

  private static KpiDefinition topShare(String column, int n) {
    return derived(
        column,
        "%",
        "100 · Σ |net cashflow| of the " + n + " largest units / Σ |net cashflow| of all units");
  }
}
