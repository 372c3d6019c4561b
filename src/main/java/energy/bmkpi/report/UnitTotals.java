package energy.bmkpi.report;

import org.jspecify.annotations.Nullable;

/** A BM unit over all dates of a report; null where no date has the KPI. */
public record UnitTotals(
    String bmUnit,
    @Nullable String fuelType,
    @Nullable String leadParty,
    long days,
    @Nullable Double netCashflowGbp,
    @Nullable Double offerMwh,
    @Nullable Double bidMwh,
    @Nullable Double vwapOffer,
    @Nullable Double vwapBid,
    @Nullable Long acceptances) {}
