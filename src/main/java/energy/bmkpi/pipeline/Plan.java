package energy.bmkpi.pipeline;

import energy.bmkpi.dataset.Dataset;
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

  private static final int USUAL_BATCH = 7;

  /** Memory holds the batches in flight. */
  private static final int LONGEST_BATCH = 14;

  public Plan {
    datasets = Set.copyOf(datasets);
  }

  /**
   * The batch size that {@code auto} stands for: a week, or as many days more, up to two weeks, as
   * save a wave of queries. 90 days of 4 datasets fit into one wave of 28 workers in batches of 13.
   */
  public static int batchDaysFor(SettlementDates dates, int workers, int datasets) {
    int fewestWaves = waves(dates, LONGEST_BATCH, workers, datasets);
    int batchDays = USUAL_BATCH;
    while (waves(dates, batchDays, workers, datasets) > fewestWaves) {
      batchDays++;
    }
    return batchDays;
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

  /** How many queries are in flight at the same time, at most. */
  public int queriesAtOnce() {
    return Math.min(workers, queries());
  }

  /** How often the workers are filled until every query has run, if all took equally long. */
  public int waves() {
    return waves(dates, batchDays, workers, datasets.size());
  }

  private static int waves(SettlementDates dates, int batchDays, int workers, int datasets) {
    int batches = (dates.days() + batchDays - 1) / batchDays;
    return (batches * datasets + workers - 1) / workers;
  }
}
