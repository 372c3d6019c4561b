package energy.bmkpi.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.faults.Trouble.Moment;
import energy.bmkpi.pipeline.Batch;
import energy.bmkpi.pipeline.BatchResult;
import energy.bmkpi.pipeline.Completeness;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.pipeline.RunJournal;
import energy.bmkpi.pipeline.RunListener;
import energy.bmkpi.pipeline.RunSummary;
import energy.bmkpi.pipeline.StopConditions;
import energy.bmkpi.pipeline.journal.Disk;
import energy.bmkpi.testing.ScratchDirectory;
import energy.bmkpi.testing.TestJournal;
import energy.bmkpi.testing.WholeRun;
import java.util.ArrayList;
import java.util.List;

/** {@code assertThatRunOn(market).experiencing(trouble).failsCleanly()…}. */
final class FaultyRun implements AutoCloseable {
  private static final Trouble NONE = new Trouble() {};
  private static final int RETRIES = 4;

  /** Two batches of a day, one after another. */
  static final Plan PLAN = WholeRun.plan(PublishedMarket.DATES, 1, 1);

  private final PublishedMarket market;
  private final Trouble trouble;
  private final ScratchDirectory scratch = new ScratchDirectory();
  private final List<String> warnings = new ArrayList<>();
  private int queries;
  private int finished;

  private FaultyRun(PublishedMarket market, Trouble trouble) {
    this.market = market;
    this.trouble = trouble;
  }

  /** Says next what the run meets. */
  static Begun assertThatRunOn(PublishedMarket market) {
    return trouble -> new FaultyRun(market, trouble);
  }

  /** A run whose trouble is still to be told. */
  interface Begun {
    FaultyRun experiencing(Trouble trouble);
  }

  /** With one try of each request: a typed failure of this category, and the old tables. */
  FaultyRun failsCleanly(FailureCategory... categories) {
    return failsCleanly(1, categories);
  }

  /** However often a request may be tried. */
  FaultyRun failsCleanlyWithRetries(FailureCategory... categories) {
    return failsCleanly(RETRIES, categories);
  }

  private FaultyRun failsCleanly(int tries, FailureCategory... categories) {
    market.putOldTablesBack();
    Failure failure =
        catchThrowableOfType(Failure.class, () -> runInto(trouble, tries, kept(trouble)));
    trouble.end();
    assertThat(failure).as("the failure").isNotNull();
    assertThat(failure.category()).as(failure.getMessage()).isIn((Object[]) categories);
    if (trouble.mayHavePublished()) {
      assertThat(failure.getMessage()).startsWith("cannot learn how job ");
      assertThat(market.published()).isIn(market.oldTables(), market.newTables());
    } else {
      assertThat(market.published()).as("the old tables").isEqualTo(market.oldTables());
    }
    return this;
  }

  /** Batches that were kept whole are not run again. */
  FaultyRun isFinishedByTheNextRun() {
    int finishedBefore = finished;
    queries = 0;
    RunSummary summary = runInto(NONE, 1, kept(NONE));
    assertThat(market.published()).as("the new tables").isEqualTo(market.newTables());
    assertThat(summary.batchesFromJournal())
        .isGreaterThanOrEqualTo(warnings.isEmpty() ? finishedBefore : 0);
    assertThat(queries)
        .isEqualTo(
            (PLAN.batches().size() - summary.batchesFromJournal()) * Dataset.values().length);
    return this;
  }

  FaultyRun warned(String text) {
    assertThat(warnings).anySatisfy(warning -> assertThat(warning).contains(text));
    return this;
  }

  /** The run goes on after it. */
  void equalsTheRunWithoutItWithRetries() {
    equalsTheRunWithoutIt(RETRIES);
  }

  void equalsTheRunWithoutIt(int tries) {
    market.putOldTablesBack();
    runInto(trouble, tries, RunJournal.none());
    trouble.end();
    assertThat(market.published()).as("the new tables").isEqualTo(market.newTables());
  }

  private RunSummary runInto(Trouble met, int tries, RunJournal journal) {
    met.at(Moment.BEGIN);
    try (WholeRun run = market.open(met, tries, journal)) {
      return run.run(
          PLAN,
          Completeness.GAPS_ALLOWED,
          new Progress(met),
          new StopConditions(1, met.cancellation()));
    }
  }

  private RunJournal kept(Trouble met) {
    Disk disk =
        (file, content) -> {
          if (file.endsWith("batch-0002")) {
            met.at(Moment.JOURNAL);
          }
          met.journalDisk().put(file, content);
        };
    return TestJournal.in(scratch.file("state"), disk, warnings::add);
  }

  @Override
  public void close() {
    scratch.close();
  }

  private final class Progress implements RunListener {
    private final Trouble met;

    private Progress(Trouble met) {
      this.met = met;
    }

    @Override
    public void queryStarted(Batch batch, Dataset dataset) {
      if (queries++ == 0) {
        met.at(Moment.FIRST_QUERY);
      }
      if (batch.number() == PLAN.batches().size() && dataset == Dataset.BOAV) {
        met.at(Moment.FETCH);
      }
    }

    @Override
    public void batchFinished(BatchResult result, int count, int batches) {
      finished = count;
    }

    @Override
    public void publishing() {
      met.at(Moment.COMMIT);
    }
  }
}
