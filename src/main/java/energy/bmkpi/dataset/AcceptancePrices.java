package energy.bmkpi.dataset;

import org.jspecify.annotations.Nullable;

/**
 * The priced segments of BOALF: those with an acceptancePrice that no validation_flag calls
 * invalid. Prices in £/MWh, level changes in MW.
 */
public record AcceptancePrices(
    long segments,
    @Nullable Double average,
    @Nullable Double lowest,
    @Nullable Double highest,
    double offerLevelChangeMw,
    double bidLevelChangeMw) {

  public static final AcceptancePrices NONE = new AcceptancePrices(0, null, null, null, 0, 0);
}
