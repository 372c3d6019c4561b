package energy.bmkpi.pipeline.journal;

import energy.bmkpi.failure.DiskReason;
import energy.bmkpi.pipeline.Batch;
import energy.bmkpi.pipeline.BatchResult;
import energy.bmkpi.pipeline.JournaledRun;
import energy.bmkpi.pipeline.KeptBatch;
import energy.bmkpi.pipeline.RunIdentity;
import energy.bmkpi.pipeline.journal.RunDirectory.Described;
import energy.bmkpi.pipeline.journal.RunDirectory.Mark;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A run with its directory. */
final class FileJournaledRun implements JournaledRun {
  private final JournalSettings settings;
  private final RunDirectory directory;
  private final Described run;
  private final KeptFiles kept;
  private final String sources;

  /**
   * @param sources a hash of what the batches to come are computed from
   */
  FileJournaledRun(
      JournalSettings settings,
      RunDirectory directory,
      Described run,
      KeptFiles kept,
      String sources) {
    this.settings = settings;
    this.directory = directory;
    this.run = run;
    this.kept = kept;
    this.sources = sources;
  }

  @Override
  public RunIdentity identity() {
    return run.run().identity();
  }

  @Override
  public boolean holds(Batch batch) {
    return kept.holds(batch);
  }

  @Override
  public @Nullable KeptBatch read(Batch batch) {
    return directory.batch(run.key(), batch, BatchReader::read);
  }

  @Override
  public void keep(BatchResult result) {
    Batch batch = result.batch();
    byte[] body = BatchWriter.write(new BatchLabel(now(), batch, sources), result);
    try {
      directory.putBatch(run.key(), batch, body);
    } catch (IOException e) {
      throw JournalFailures.keeping("the finished batch", directory.path(), e);
    }
  }

  @Override
  public void publishing() {
    try {
      note(Mark.PUBLISHING, "");
    } catch (IOException e) {
      throw JournalFailures.keeping("that the run is published", directory.path(), e);
    }
  }

  /** The tables have it: what the disk says now cannot make that undone. */
  @Override
  public void published() {
    try {
      note(Mark.PUBLISHED, "");
      directory.dropBatches();
      new JournalIndex(settings).overtake(run);
    } catch (IOException e) {
      settings
          .warnings()
          .accept(
              "the run is published, but that cannot be noted in %s: %s"
                  .formatted(directory.path(), DiskReason.of(e)));
    }
  }

  @Override
  public void failed(RuntimeException cause) {
    try {
      note(Mark.FAILED, String.valueOf(cause.getMessage()));
    } catch (IOException e) {
      // on a full disk the run has most likely failed for just that
      cause.addSuppressed(e);
    }
  }

  private void note(Mark mark, String text) throws IOException {
    directory.note(run.key(), mark, new RunNote(identity().runId(), now(), text));
  }

  private Instant now() {
    return settings.clock().instant();
  }
}
