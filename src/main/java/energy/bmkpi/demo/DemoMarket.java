package energy.bmkpi.demo;

import energy.bmkpi.market.SettlementDates;

/**
 * A synthetic market. Equal markets have equal rows, on any machine and however they are generated.
 */
public record DemoMarket(SettlementDates dates, int units, long seed) {}
