package energy.bmkpi.pipeline;

import energy.bmkpi.warehouse.Publication;
import energy.bmkpi.warehouse.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

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

  /** To be called while queries run. */
  void prepare() {
    publication.prepare();
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
    boolean kept = completeness.accepts(result);
    atOnce(
        () -> publication.stage(result.days()),
        () -> {
          if (kept) {
            journal.keep(result);
          }
        });
    tally.add(result);
  }

  /** The disk takes the batch while another processor, if one is idle, stages its rows. */
  private static void atOnce(Runnable elsewhere, Runnable here) {
    CompletableFuture<Void> other = CompletableFuture.runAsync(elsewhere);
    try {
      here.run();
    } catch (RuntimeException | Error e) {
      try {
        await(other);
      } catch (RuntimeException also) {
        e.addSuppressed(also);
      }
      throw e;
    }
    await(other);
  }

  private static void await(CompletableFuture<Void> work) {
    try {
      work.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  void publish(RunRecord run) {
    journal.publishing();
    publication.commit(run);
    journal.published();
  }
}
