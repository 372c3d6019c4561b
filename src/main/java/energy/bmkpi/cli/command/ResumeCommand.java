package energy.bmkpi.cli.command;

import energy.bmkpi.cli.options.LimitOptions;
import energy.bmkpi.cli.options.OutputOption;
import energy.bmkpi.cli.options.RunConditions;
import energy.bmkpi.cli.options.WarehouseOptions;
import energy.bmkpi.cli.options.WatchOptions;
import energy.bmkpi.cli.output.Messages;
import energy.bmkpi.cli.output.RunSummaryOutput;
import energy.bmkpi.cli.process.CommandInProgress;
import energy.bmkpi.cli.process.ExitCode;
import energy.bmkpi.cli.wiring.Journals;
import energy.bmkpi.cli.wiring.MainJob;
import energy.bmkpi.cli.wiring.Warehouses;
import energy.bmkpi.cli.wiring.WatchedRun;
import energy.bmkpi.config.BmkpiConfig;
import energy.bmkpi.config.Workers;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.pipeline.RunListener;
import energy.bmkpi.pipeline.RunSummary;
import energy.bmkpi.pipeline.journal.KnownRun;
import energy.bmkpi.pipeline.journal.OutputLock;
import energy.bmkpi.pipeline.journal.OutputPlace;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The rest of a run that was interrupted. */
@Command(
    name = "resume",
    description =
        "Finish an interrupted run: compute only the batches that are not done, then publish all of"
            + " its dates. Exits 0 when there is nothing to resume.",
    footer = {
      "%nExamples:",
      "  bmkpi resume                    the newest run that can be resumed",
      "  bmkpi status --runs             which there are",
      "  bmkpi resume RUN --workers 4    this one"
    })
public class ResumeCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin WarehouseOptions warehouseOptions;
  @Mixin RunConditions conditions;
  @Mixin WatchOptions watchOptions;
  @Mixin LimitOptions limits;
  @Mixin OutputOption output;

  @Parameters(
      paramLabel = "RUN",
      arity = "0..1",
      description = "The id of the run; the newest that can be resumed unless given.")
  @Nullable String runId;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Queries in flight at once, 1 to 128; as the run had them unless given.")
  @Nullable Workers workers;

  private final BmkpiConfig config;
  private final Warehouses warehouses;
  private final Journals journals;
  private final MainJob job;
  private final WatchedRun watched;
  private final CommandInProgress command;

  @Inject
  public ResumeCommand(
      BmkpiConfig config,
      Warehouses warehouses,
      Journals journals,
      MainJob job,
      WatchedRun watched,
      CommandInProgress command) {
    this.config = config;
    this.warehouses = warehouses;
    this.journals = journals;
    this.job = job;
    this.watched = watched;
    this.command = command;
  }

  @Override
  public Integer call() {
    command.limitTo(limits.over(command.limits()));
    PrintWriter err = spec.commandLine().getErr();
    OutputPlace here = warehouses.output(warehouseOptions);
    KnownRun run = choose(here, runId, err);
    if (run != null) {
      finish(run, here, err);
    } else {
      tellNothingToResume(here, err);
    }
    return ExitCode.DONE.code();
  }

  private @Nullable KnownRun choose(OutputPlace here, @Nullable String named, PrintWriter err) {
    return new ResumableRuns(journals.runs(err), here).choose(named);
  }

  /** A run that has just begun may not be in the journal yet, but it has the lock. */
  private void tellNothingToResume(OutputPlace here, PrintWriter err) {
    try (OutputLock lock = journals.lock(here, warehouseOptions.wait)) {
      new Messages(err, config.logFormat())
          .warn(
              "nothing_to_resume",
              new ResumableRuns(journals.runs(err), lock.output()).whyNone(runId),
              Map.of());
    }
  }

  private void finish(KnownRun run, OutputPlace here, PrintWriter err) {
    Plan begun = run.description().plan();
    Plan plan =
        new Plan(
            begun.dates(),
            begun.batchDays(),
            workers == null ? begun.workers() : workers.count(),
            begun.datasets());
    PrintWriter out = spec.commandLine().getOut();
    watched.watch(
        watchOptions.orConfigured(config),
        warehouses.target(warehouseOptions),
        plan,
        out,
        err,
        listener -> finish(run.runId(), here, plan, err, listener),
        summary -> new RunSummaryOutput(summary).print(output.format, out));
  }

  private RunSummary finish(
      String id, OutputPlace here, Plan plan, PrintWriter err, RunListener listener) {
    try (OutputLock lock = journals.lock(here, warehouseOptions.wait)) {
      KnownRun run = choose(lock.output(), id, err);
      if (run == null) {
        throw new Failure(
            FailureCategory.LOCKED,
            "another process has just published run " + id,
            "see 'bmkpi status --runs' for what is left to resume");
      }
      return job.run(
          warehouseOptions,
          plan,
          conditions.completeness(run.description().completeness()),
          conditions.budget(config),
          journals.journal(run, err),
          listener);
    }
  }
}
