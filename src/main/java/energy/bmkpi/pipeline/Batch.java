package energy.bmkpi.pipeline;

import energy.bmkpi.market.SettlementDates;

/**
 * A run of whole settlement dates, computed on its own.
 *
 * @param number from 1, in date order
 */
public record Batch(int number, SettlementDates dates) {}
