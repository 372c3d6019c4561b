package energy.bmkpi.pipeline;

import energy.bmkpi.warehouse.Publication;
import energy.bmkpi.warehouse.RunRecord;

/**
 * Keeps finished batches ready and publishes all of them at once. A journal of finished batches
 * belongs here: it would keep each batch before it is staged.
 */
final class Publisher {
  private final Publication publication;
  private final RunTally tally;

  Publisher(Publication publication, RunTally tally) {
    this.publication = publication;
    this.tally = tally;
  }

  /** Called by the worker that computed the batch. */
  void keep(BatchResult result) {
    publication.stage(result.days());
    tally.add(result);
  }

  void publish(RunRecord run) {
    publication.commit(run);
  }
}
