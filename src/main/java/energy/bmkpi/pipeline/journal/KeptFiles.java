package energy.bmkpi.pipeline.journal;

import energy.bmkpi.pipeline.Batch;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Which batches of a run lie in its directory and can be trusted. */
final class KeptFiles {
  private final RunDirectory directory;
  private final List<Batch> batches;
  private final Map<Batch, Instant> keptAt = new HashMap<>();

  private KeptFiles(RunDirectory directory, List<Batch> batches) {
    this.directory = directory;
    this.batches = batches;
  }

  /** Looks into each of them. */
  static KeptFiles of(RunDirectory directory, RunKey key, List<Batch> batches) {
    KeptFiles kept = new KeptFiles(directory, batches);
    for (Batch batch : batches) {
      BatchLabel label = directory.batch(key, batch, BatchReader::readLabel);
      if (label != null) {
        kept.keptAt.put(batch, label.keptAt());
      }
    }
    return kept;
  }

  /** Deletes those that were not kept at such a time. */
  void dropUnless(Predicate<Instant> accepted) throws IOException {
    for (Batch batch : batches) {
      Instant at = keptAt.get(batch);
      if (at != null && !accepted.test(at)) {
        directory.drop(batch);
        keptAt.remove(batch);
      }
    }
  }

  boolean holds(Batch batch) {
    return keptAt.containsKey(batch);
  }

  int count() {
    return keptAt.size();
  }

  boolean isComplete() {
    return keptAt.size() == batches.size();
  }
}
