package energy.bmkpi.pipeline;

/**
 * What the source tables of a run held before its queries began. Batches that were computed from
 * equal versions belong together.
 *
 * @param text of any length
 */
public record SourceVersion(String text) {}
