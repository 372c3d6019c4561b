package energy.bmkpi.warehouse;

import energy.bmkpi.kpi.DayKpis;
import java.util.List;

/**
 * The replacement of some dates in every output table. Readers see the old days or the new days;
 * closed without a commit, it leaves everything as it was.
 */
public interface Publication extends AutoCloseable {

  /**
   * Does at once what the first rows would otherwise wait for: a run has time for it while its
   * queries run.
   */
  default void prepare() {}

  /**
   * Keeps the results of whole days ready, in any order, from many threads at once. Nothing becomes
   * visible.
   */
  void stage(List<DayKpis> days);

  /** Replaces exactly the dates of this publication in every output table, when all are staged. */
  void commit(RunRecord run);

  /**
   * Takes the dates of this publication out of every output table but that of the runs; nothing may
   * have been staged.
   */
  void withdraw();

  /** What the commit has added to tables that were there before. */
  List<NewColumns> newColumns();

  @Override
  void close();
}
