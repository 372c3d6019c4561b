package energy.bmkpi.cli.command;

import energy.bmkpi.cli.output.format.OutputFormat;
import energy.bmkpi.cli.output.format.RowWriter;
import energy.bmkpi.cli.wiring.Journals;
import energy.bmkpi.pipeline.Completeness;
import energy.bmkpi.pipeline.journal.KnownRun;
import energy.bmkpi.pipeline.journal.OutputPlace;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Prints the runs that the journal knows. */
final class RunsOutput {
  private static final String RUNNING = "running";

  private final Journals journals;
  private final PrintWriter err;

  /**
   * @param err told of files of the journal that cannot be trusted
   */
  RunsOutput(Journals journals, PrintWriter err) {
    this.journals = journals;
    this.err = err;
  }

  /** A row for each run, the newest first. */
  void print(OutputFormat format, PrintWriter out) {
    try (RowWriter rows = format.rows(out)) {
      rows.header(
          List.of(
              "run_id",
              "state",
              "batches_done",
              "batches",
              "date_from",
              "date_to",
              "started_at",
              "changed_at",
              "warehouse",
              "reason"));
      for (KnownRun run : journals.runs(err)) {
        rows.row(
            Arrays.asList(
                run.runId(),
                state(run),
                run.batchesDone(),
                run.batches(),
                run.description().plan().dates().from(),
                run.description().plan().dates().to(),
                run.description().identity().startedAt(),
                run.changedAt(),
                run.description().output().warehouse(),
                run.reason()));
      }
    }
  }

  /** A line for each run that has yet to publish into the output. */
  void printUnfinished(OutputPlace output, PrintWriter out) {
    for (KnownRun run : journals.runs(err)) {
      if (run.description().output().equals(output) && run.state() != KnownRun.State.DONE) {
        out.println(
            "run %s: %s, %,d of %,d batches of %s are done%s"
                .formatted(
                    run.runId(),
                    state(run),
                    run.batchesDone(),
                    run.batches(),
                    run.description().plan().dates(),
                    advice(run)));
      }
    }
    out.flush();
  }

  private String advice(KnownRun run) {
    return switch (state(run)) {
      case "resumable" -> adviceToResume(run);
      case "failed" -> "; begin it anew with 'bmkpi run': " + run.reason();
      default -> "";
    };
  }

  private static String adviceToResume(KnownRun run) {
    String reason = run.reason();
    if (reason != null && Completeness.failedOfGaps(reason)) {
      return "; it requires complete source data: load what is missing, then 'bmkpi resume'"
          + " finishes it, or run its dates again without --require-complete: "
          + reason;
    }
    if (reason != null && Completeness.foundNoRow(reason)) {
      return "; run other dates, or load rows of these: " + reason;
    }
    if (reason != null && Completeness.failedOfEmptyDates(reason)) {
      return "; load what is missing and run its dates again, or 'bmkpi resume %s --allow-empty'"
              .formatted(run.runId())
          + " publishes them without it: "
          + reason;
    }
    return "; 'bmkpi resume' finishes it";
  }

  private String state(KnownRun run) {
    return journals.isRunning(run) ? RUNNING : run.state().name().toLowerCase(Locale.ROOT);
  }
}
