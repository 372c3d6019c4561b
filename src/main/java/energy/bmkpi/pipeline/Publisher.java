package energy.bmkpi.pipeline;

import energy.bmkpi.warehouse.Publication;
import energy.bmkpi.warehouse.RunRecord;
import java.util.ArrayList;
import java.util.List;

/** Keeps finished batches where a crash does not reach them, and publishes all of them at once. */
final class Publisher {
  private final JournaledRun journal;
  private final Publication publication;
  private final RunTally tally;
  private final Completeness completeness;

  Publisher(
      JournaledRun journal, Publication publication, RunTally tally, Completeness completeness) {
    this.journal = journal;
    this.publication = publication;
    this.tally = tally;
    this.completeness = completeness;
  }

  /**
   * Takes what the journal holds; returns the batches that have yet to be computed.
   *
   * @param listener told of each batch that is taken
   */
  List<Batch> takeKept(List<Batch> batches, RunListener listener) {
    List<Batch> missing = new ArrayList<>();
    int taken = 0;
    for (Batch batch : batches) {
      KeptBatch kept = journal.read(batch);
      if (kept != null && completeness.accepts(kept.result())) {
        publication.stage(kept.result().days());
        tally.addKept(kept);
        listener.batchFinished(kept.result(), ++taken, batches.size());
      } else {
        missing.add(batch);
      }
    }
    return missing;
  }

  /** Called by the worker that computed the batch. It counts only when the journal has it. */
  void keep(BatchResult result) {
    // the missing rows may be there when the run is begun again
    if (completeness.accepts(result)) {
      journal.keep(result);
    }
    publication.stage(result.days());
    tally.add(result);
  }

  void publish(RunRecord run) {
    journal.publishing();
    publication.commit(run);
    journal.published();
  }
}
