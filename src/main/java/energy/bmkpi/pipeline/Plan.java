package energy.bmkpi.pipeline;

import energy.bmkpi.market.Dataset;
import energy.bmkpi.market.SettlementDates;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a run will do; equal input gives equal plans.
 *
 * @param workers queries in flight at once, at most
 */
public record Plan(SettlementDates dates, int batchDays, int workers, Set<Dataset> datasets) {

  public Plan {
    datasets = Set.copyOf(datasets);
  }

  public List<Batch> batches() {
    List<Batch> batches = new ArrayList<>();
    for (SettlementDates part : dates.split(batchDays)) {
      batches.add(new Batch(batches.size() + 1, part));
    }
    return List.copyOf(batches);
  }

  public List<Dataset> orderedDatasets() {
    return List.copyOf(new TreeSet<>(datasets));
  }

  public int queries() {
    return batches().size() * datasets.size();
  }

  /** How often the workers are filled until every query has run, if all took equally long. */
  public int waves() {
    return (queries() + workers - 1) / workers;
  }
}
