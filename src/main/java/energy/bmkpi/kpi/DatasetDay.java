package energy.bmkpi.kpi;

import java.util.Map;

/**
 * One dataset on a settlement date that it has rows for.
 *
 * @param units by BM unit
 * @param market the same aggregates over all units
 */
public record DatasetDay<A extends Aggregate>(Map<String, A> units, A market) {}
