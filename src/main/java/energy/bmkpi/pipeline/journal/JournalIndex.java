package energy.bmkpi.pipeline.journal;

import energy.bmkpi.market.SettlementDates;
import energy.bmkpi.pipeline.Batch;
import energy.bmkpi.pipeline.journal.KnownRun.State;
import energy.bmkpi.pipeline.journal.RunDirectory.Described;
import energy.bmkpi.pipeline.journal.RunDirectory.Mark;
import energy.bmkpi.warehouse.PublishedRun;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All runs that the journal knows. */
public final class JournalIndex {
  private final JournalSettings settings;

  public JournalIndex(JournalSettings settings) {
    this.settings = settings;
  }

  /** The newest first; none where no run has been begun. */
  public List<KnownRun> runs() {
    try {
      return directories().stream()
          .map(path -> known(settings.directory(path)))
          .filter(Objects::nonNull)
          .sorted(
              Comparator.comparing((KnownRun run) -> run.description().identity().startedAt())
                  .reversed())
          .toList();
    } catch (IOException e) {
      throw JournalFailures.reading(settings.runs(), e);
    }
  }

  private @Nullable KnownRun known(RunDirectory directory) {
    Described described = directory.description();
    if (described == null) {
      return null;
    }
    RunDescription run = described.run();
    RunNote failed = directory.note(described, Mark.FAILED);
    String reason = failed == null ? null : failed.text();
    State state = State.RESUMABLE;
    int done = run.plan().batches().size();
    if (directory.note(described, Mark.PUBLISHED) != null) {
      state = State.DONE;
      reason = null;
    } else {
      done = KeptFiles.of(directory, described.key(), run.plan().batches()).count();
      if (!run.program().equals(settings.program())) {
        state = State.FAILED;
        reason = "version %s of bmkpi began it".formatted(run.program());
      }
    }
    return new KnownRun(
        described.key(), run, state, done, lastChange(directory, described), reason);
  }

  private static Instant lastChange(RunDirectory directory, Described described) {
    return Stream.of(Mark.values())
        .map(mark -> directory.note(described, mark))
        .filter(Objects::nonNull)
        .map(RunNote::at)
        .max(Comparator.naturalOrder())
        .orElse(described.run().identity().startedAt());
  }

  /** Forgets runs that nothing was heard of for long. */
  void prune(Path current) throws IOException {
    Instant now = settings.clock().instant();
    for (Path path : directories()) {
      if (!path.equals(current)) {
        try {
          prune(settings.directory(path), now);
        } catch (NoSuchFileException e) {
          // a run on another output forgets it at the same moment
        } catch (AccessDeniedException e) {
          // it belongs to another user, for example to root, who once ran 'sudo bmkpi'
        }
      }
    }
  }

  private void prune(RunDirectory directory, Instant now) throws IOException {
    Described described = directory.description();
    Instant began =
        described == null ? directory.lastWritten() : described.run().identity().startedAt();
    // most runs are young: of these nothing else need be read
    if (isLongAgo(began, now)
        && (described == null || isLongAgo(lastChange(directory, described), now))) {
      directory.remove();
    }
  }

  private boolean isLongAgo(Instant at, Instant now) {
    return Duration.between(at, now).compareTo(settings.keep()) > 0;
  }

  /**
   * Drops batches of unfinished runs that hold the dates which this run has just published: to
   * publish them later would put older results in the place of newer ones.
   */
  void overtake(Described published) throws IOException {
    SettlementDates dates = published.run().plan().dates();
    for (Path path : directories()) {
      RunDirectory directory = settings.directory(path);
      Described other = directory.description();
      if (other != null
          && !other.key().equals(published.key())
          && other.run().output().equals(published.run().output())
          && other.run().plan().dates().overlaps(dates)
          && directory.note(other, Mark.PUBLISHED) == null) {
        overtake(directory, other, dates);
      }
    }
  }

  /** Runs of another key that noted, at the time given, that they would publish into the output. */
  List<PublishedRun> publishedByOthers(RunKey key, OutputPlace output) throws IOException {
    List<PublishedRun> found = new ArrayList<>();
    for (Path path : directories()) {
      RunDirectory directory = settings.directory(path);
      Described other = directory.description();
      if (other != null && !other.key().equals(key) && other.run().output().equals(output)) {
        RunNote publishing = directory.note(other, Mark.PUBLISHING);
        if (publishing != null) {
          found.add(
              new PublishedRun(publishing.runId(), other.run().plan().dates(), publishing.at()));
        }
      }
    }
    return found;
  }

  private static void overtake(RunDirectory directory, Described other, SettlementDates dates)
      throws IOException {
    List<Batch> batches = other.run().plan().batches();
    List<Batch> overtaken =
        batches.stream().filter(batch -> batch.dates().overlaps(dates)).toList();
    for (Batch batch : overtaken) {
      directory.drop(batch);
    }
    SettlementDates all = other.run().plan().dates();
    if (!all.from().isBefore(dates.from()) && !all.to().isAfter(dates.to())) {
      directory.remove();
    }
  }

  private List<Path> directories() throws IOException {
    // a directory that may not be looked into is a failure, as it may be full of runs
    if (Files.notExists(settings.runs())) {
      return List.of();
    }
    try (Stream<Path> directories = Files.list(settings.runs())) {
      return directories.filter(OwnFile::isRunDirectory).sorted().toList();
    }
  }
}
