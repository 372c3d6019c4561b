package energy.bmkpi.cli.command;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.pipeline.Completeness;
import energy.bmkpi.pipeline.journal.KnownRun;
import energy.bmkpi.pipeline.journal.OutputPlace;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which run to resume, of those that the journal knows. */
final class ResumableRuns {
  private static final String LIST = "'bmkpi status --runs' lists the runs there are";

  private final List<KnownRun> newestFirst;
  private final OutputPlace here;

  /**
   * @param here what the command is to publish into
   */
  ResumableRuns(List<KnownRun> newestFirst, OutputPlace here) {
    this.newestFirst = newestFirst;
    this.here = here;
  }

  /**
   * The run to finish; null where nothing is left to do.
   *
   * @param runId null for the newest
   */
  @Nullable KnownRun choose(@Nullable String runId) {
    return runId == null
        ? newestFirst.stream().filter(this::isResumableHere).findFirst().orElse(null)
        : named(runId);
  }

  /** Why there is nothing to do. */
  String whyNone(@Nullable String runId) {
    if (runId != null) {
      return "run %s is published; there is nothing to resume".formatted(runId);
    }
    Optional<KnownRun> elsewhere =
        newestFirst.stream().filter(run -> run.state() == KnownRun.State.RESUMABLE).findFirst();
    return "there is nothing to resume on %s%s"
        .formatted(
            here.warehouse(),
            elsewhere
                .map(
                    run ->
                        "; run %s on %s can be resumed"
                            .formatted(run.runId(), output(run).warehouse()))
                .orElse(""));
  }

  private @Nullable KnownRun named(String runId) {
    KnownRun run =
        newestFirst.stream()
            .filter(known -> known.runId().equals(runId))
            .findFirst()
            .orElseThrow(() -> refused("there is no run %s in the journal".formatted(runId), LIST));
    if (run.state() == KnownRun.State.DONE) {
      return null;
    }
    if (run.state() == KnownRun.State.FAILED) {
      throw refused(
          "run %s cannot be resumed: %s".formatted(runId, run.reason()),
          "run its dates again with 'bmkpi run'");
    }
    if (!run.description().output().equals(here)) {
      throw refused(
          "run %s publishes into %s, not into %s".formatted(runId, output(run), here),
          "name its warehouse with --warehouse or --database, and its tables with bmkpi.tables.*");
    }
    return run;
  }

  private boolean isResumableHere(KnownRun run) {
    // dates without a row are a slip: only who names such a run means it
    String reason = run.reason();
    return run.state() == KnownRun.State.RESUMABLE
        && run.description().output().equals(here)
        && (reason == null || !Completeness.foundNoRow(reason));
  }

  private static OutputPlace output(KnownRun run) {
    return run.description().output();
  }

  private static Failure refused(String what, String remedy) {
    return new Failure(FailureCategory.CONFIGURATION, what, remedy);
  }
}
