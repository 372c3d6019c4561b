package energy.bmkpi.kpi;

import org.jspecify.annotations.Nullable;

/**
 * Reference data of a BM unit.
 *
 * @param generationCapacityMw null where the source has none or it is not a number
 */
public record BmUnit(
    String elexonBmUnit,
    @Nullable String fuelType,
    @Nullable String leadPartyName,
    @Nullable Double generationCapacityMw) {}
