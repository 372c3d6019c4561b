package energy.bmkpi.pipeline;

import energy.bmkpi.warehouse.TableNames;
import java.util.List;

/**
 * What a run computes and where it puts it. Finished batches of a run serve every run of equal
 * content; how many workers it has is no part of that.
 *
 * @param queries the SQL of each dataset, as it is run
 */
public record RunContent(Plan plan, List<String> queries, TableNames tables) {}
