package energy.bmkpi.report;

import org.jspecify.annotations.Nullable;

/**
 * The market over all dates of a report; null where no date has the KPI.
 *
 * @param days dates with a market row
 * @param ewapOffer £/MWh: Σ£ / ΣMWh of the offers of all units and dates that have both
 * @param ewapBid the same of the bids, signed as vwap_bid
 */
public record MarketTotals(
    long days,
    long unitDays,
    long units,
    @Nullable Double netCashflowGbp,
    @Nullable Double paidGbp,
    @Nullable Double receivedGbp,
    @Nullable Double offerMwh,
    @Nullable Double bidMwh,
    @Nullable Double ewapOffer,
    @Nullable Double ewapBid,
    @Nullable Long acceptances,
    @Nullable Long soFlaggedAcceptances) {}
