package energy.bmkpi.pipeline.journal;

import energy.bmkpi.pipeline.Batch;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Which batches of a run lie in its directory and can be trusted. */
final class KeptFiles {
  private final RunDirectory directory;
  private final List<Batch> batches;
  private final Map<Batch, BatchLabel> labels = new HashMap<>();

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
        kept.labels.put(batch, label);
      }
    }
    return kept;
  }

  /** Deletes those whose label is not accepted. */
  void dropUnless(Predicate<BatchLabel> accepted) throws IOException {
    for (Batch batch : batches) {
      BatchLabel label = labels.get(batch);
      if (label != null && !accepted.test(label)) {
        directory.drop(batch);
        labels.remove(batch);
      }
    }
  }

  boolean holds(Batch batch) {
    return labels.containsKey(batch);
  }

  int count() {
    return labels.size();
  }

  boolean isComplete() {
    return labels.size() == batches.size();
  }
}
