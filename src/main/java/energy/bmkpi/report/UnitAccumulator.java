package energy.bmkpi.report;

import energy.bmkpi.kpi.UnitKpi;
import energy.bmkpi.warehouse.Row;
import org.jspecify.annotations.Nullable;

/** Adds up the summary rows of one BM unit, or of all. */
final class UnitAccumulator {
  private final Total netCashflow = new Total();
  private final Total offerMwh = new Total();
  private final Total bidMwh = new Total();
  private final Total acceptances = new Total();
  // for prices, only days that have both money and volume
  private final Total pricedOfferGbp = new Total();
  private final Total pricedOfferMwh = new Total();
  private final Total pricedBidGbp = new Total();
  private final Total pricedBidMwh = new Total();
  private long days;
  private @Nullable String fuelType;
  private @Nullable String leadParty;

  void add(Row row) {
    days++;
    fuelType = row.text(UnitKpi.FUEL_TYPE.column());
    leadParty = row.text(UnitKpi.LEAD_PARTY.column());
    netCashflow.add(row.number(UnitKpi.NET_CASHFLOW_GBP.column()));
    acceptances.add(row.number(UnitKpi.ACCEPTANCE_COUNT.column()));
    Double offered = row.number(UnitKpi.OFFER_MWH.column());
    Double bid = row.number(UnitKpi.BID_MWH.column());
    offerMwh.add(offered);
    bidMwh.add(bid);
    Double offerGbp = row.number(UnitKpi.OFFER_CASHFLOW_GBP.column());
    Double bidGbp = row.number(UnitKpi.BID_CASHFLOW_GBP.column());
    if (offered != null && bid != null && offerGbp != null && bidGbp != null) {
      pricedOfferGbp.add(offerGbp);
      pricedOfferMwh.add(offered);
      pricedBidGbp.add(bidGbp);
      pricedBidMwh.add(-bid);
    }
  }

  long days() {
    return days;
  }

  @Nullable Double ewapOffer() {
    return pricedOfferGbp.per(pricedOfferMwh);
  }

  @Nullable Double ewapBid() {
    return pricedBidGbp.per(pricedBidMwh);
  }

  UnitTotals totals(String bmUnit) {
    return new UnitTotals(
        bmUnit,
        fuelType,
        leadParty,
        days,
        netCashflow.value(),
        offerMwh.value(),
        bidMwh.value(),
        ewapOffer(),
        ewapBid(),
        acceptances.count());
  }
}
