package energy.bmkpi.pipeline.journal;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.pipeline.Completeness;
import energy.bmkpi.pipeline.JournaledRun;
import energy.bmkpi.pipeline.RunContent;
import energy.bmkpi.pipeline.RunIdentity;
import energy.bmkpi.pipeline.RunJournal;
import energy.bmkpi.pipeline.StartingPoint;
import energy.bmkpi.pipeline.journal.RunDirectory.Described;
import energy.bmkpi.pipeline.journal.RunDirectory.Mark;
import energy.bmkpi.warehouse.PrivateFiles;
import energy.bmkpi.warehouse.PublishedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A directory for each run, which the key of the run names; a file for each finished batch. */
public final class FileJournal implements RunJournal {
  private final JournalSettings settings;
  private final OutputPlace output;
  private final Reuse reuse;
  private final @Nullable RunKey only;

  private FileJournal(
      JournalSettings settings, OutputPlace output, Reuse reuse, @Nullable RunKey only) {
    this.settings = settings;
    this.output = output;
    this.reuse = reuse;
    this.only = only;
  }

  /** Whatever the content of the run is. */
  public static FileJournal of(JournalSettings settings, OutputPlace output, Reuse reuse) {
    return new FileJournal(settings, output, reuse, null);
  }

  /** Fails when it is another run than this one that would be begun. */
  public static FileJournal ofOnly(JournalSettings settings, KnownRun run) {
    return new FileJournal(settings, run.description().output(), Reuse.EVERYTHING, run.key());
  }

  @Override
  public JournaledRun begin(
      RunContent content, Completeness completeness, RunIdentity fresh, StartingPoint start) {
    RunKey key = RunKey.of(content, output.warehouse(), settings.program());
    if (only != null && !only.equals(key)) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          "the interrupted run cannot be finished: the columns of its source tables, or the program,"
              + " have changed since",
          "run its dates again with 'bmkpi run'; 'bmkpi status --runs' shows them");
    }
    Path path = settings.runs().resolve(key.directoryName());
    try {
      PrivateFiles.makeDirectories(path);
      RunDirectory directory = settings.directory(path);
      KeptFiles kept = KeptFiles.of(directory, key, content.plan().batches());
      RunDescription run =
          new RunDescription(
              identity(directory, key, kept, fresh, start),
              content.plan(),
              completeness,
              output,
              settings.program());
      directory.describe(new Described(key, run));
      new JournalIndex(settings).prune(path);
      return new FileJournaledRun(
          settings, directory, new Described(key, run), kept, BatchLabel.hash(start.sources()));
    } catch (IOException e) {
      throw JournalFailures.beginning(path, e);
    }
  }

  /** Which identity the run goes on with. Deletes the kept batches that must not be reused. */
  private RunIdentity identity(
      RunDirectory directory, RunKey key, KeptFiles kept, RunIdentity fresh, StartingPoint start)
      throws IOException {
    Instant now = settings.clock().instant();
    Described known = directory.description();
    if (known != null && directory.note(known, Mark.PUBLISHED) != null) {
      kept.dropUnless(label -> false);
      directory.clear();
      return fresh;
    }
    String sources = BatchLabel.hash(start.sources());
    kept.dropUnless(label -> reuse.accepts(label.keptAt(), now) && label.sources().equals(sources));
    if (kept.count() > 0) {
      List<PublishedRun> others = others(key, known, start);
      kept.dropUnless(label -> others.stream().noneMatch(run -> mayBeNewer(run, label, now)));
    }
    if (known == null) {
      return fresh;
    }
    RunNote publishing = directory.note(known, Mark.PUBLISHING);
    boolean asItWasSent =
        publishing == null || (Reuse.isRecent(publishing.at(), now) && kept.isComplete());
    // jobs of the old identity may hold other rows than there are now, or none any more
    return asItWasSent && kept.count() > 0 ? known.run().identity() : fresh;
  }

  /**
   * Other runs whose results are in the tables, or may be: a process that noted the publication may
   * have died before or after it, and a service may still be working on it.
   */
  private List<PublishedRun> others(RunKey key, @Nullable Described known, StartingPoint start)
      throws IOException {
    List<PublishedRun> others = new ArrayList<>(start.published().get());
    if (known != null) {
      others.removeIf(run -> run.runId().equals(known.run().identity().runId()));
    }
    others.addAll(new JournalIndex(settings).publishedByOthers(key, output));
    return others;
  }

  /** A batch of the future was kept before the clock was set back: nobody knows how long ago. */
  private static boolean mayBeNewer(PublishedRun run, BatchLabel kept, Instant now) {
    return run.dates().overlaps(kept.batch().dates())
        && (run.finishedAt().isAfter(kept.keptAt()) || kept.keptAt().isAfter(now));
  }
}
