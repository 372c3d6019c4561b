package energy.bmkpi.pipeline;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.kpi.KpiCalculator;
import energy.bmkpi.warehouse.BmUnitRows;
import energy.bmkpi.warehouse.Publication;
import energy.bmkpi.warehouse.PublishedRun;
import energy.bmkpi.warehouse.RunRecord;
import energy.bmkpi.warehouse.SchemaCheck;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The main job: checks the sources, computes every batch of the plan, publishes all or nothing. */
public final class Pipeline {
  private final Warehouse warehouse;
  private final TableNames tables;
  private final RunJournal journal;
  private final Executor workers;
  private final Clock clock;
  private final RunListener listener;
  private final StopConditions stop;

  /** The first batch that fails stops the run. */
  public Pipeline(
      Warehouse warehouse,
      TableNames tables,
      RunJournal journal,
      Executor workers,
      Clock clock,
      RunListener listener) {
    this(warehouse, tables, journal, workers, clock, listener, StopConditions.firstFailure());
  }

  /**
   * @param journal what was finished before is taken from it
   * @param workers runs at most as many queries at once as the plan says
   */
  public Pipeline(
      Warehouse warehouse,
      TableNames tables,
      RunJournal journal,
      Executor workers,
      Clock clock,
      RunListener listener,
      StopConditions stop) {
    this.warehouse = warehouse;
    this.tables = tables;
    this.journal = journal;
    this.workers = workers;
    this.clock = clock;
    this.listener = listener;
    this.stop = stop;
  }

  /**
   * @param completeness whether a dataset-day without rows is accepted
   * @param budget what the queries may be billed
   */
  public RunSummary run(Plan plan, Completeness completeness, Budget budget) {
    Stopwatch stopwatch = new Stopwatch();
    Instant started = clock.instant();
    JournaledRun journaled =
        begin(plan, completeness, new RunIdentity(RunId.of(started, plan.dates()), started));
    try {
      return run(plan, completeness, budget, journaled, stopwatch);
    } catch (RuntimeException e) {
      journaled.failed(e);
      throw e;
    }
  }

  private JournaledRun begin(Plan plan, Completeness completeness, RunIdentity fresh) {
    try (SourceReading reading = SourceReading.begin(warehouse, plan.datasets(), workers)) {
      new SchemaCheck(tables, checking(warehouse::sourceTables)).require(plan.datasets());
      SourceVersion sources = checking(reading::version);
      return journal.begin(
          content(plan),
          completeness,
          fresh,
          new StartingPoint(
              sources, () -> checking(() -> PublishedRun.read(warehouse, plan.dates()))));
    }
  }

  private RunSummary run(
      Plan plan,
      Completeness completeness,
      Budget budget,
      JournaledRun journaled,
      Stopwatch stopwatch) {
    if (budget.isLimited() && warehouse.bills()) {
      List<Batch> unknown =
          plan.batches().stream().filter(batch -> !journaled.holds(batch)).toList();
      budget.require(new Estimates(warehouse, workers).of(plan, unknown));
    }
    SourceRowsCheck check = new SourceRowsCheck(warehouse, completeness);
    check.requireNoneLeftOut(plan);
    Supplier<KpiCalculator> formulas = formulas();
    Duration checking = stopwatch.lap();

    String runId = journaled.identity().runId();
    listener.started(runId, plan, journaled.identity().startedAt());
    RunTally tally = new RunTally();
    try (Publication publication = checking(() -> warehouse.publish(plan.dates(), runId))) {
      Publisher publisher = new Publisher(journaled, publication, tally, completeness);
      List<Batch> missing = publisher.takeKept(plan.batches(), listener);
      new BatchRuns(plan, warehouse, formulas, publisher, listener, stop).runAll(missing, workers);
      List<DatasetSummary> datasets = tally.datasets(plan.orderedDatasets());
      check.require(plan, datasets);
      Duration computing = stopwatch.lap();

      RunRecord run = record(journaled.identity(), plan, tally);
      listener.publishing();
      publisher.publish(run);
      publication.newColumns().forEach(listener::columnsAdded);
      return new RunSummary(
          run,
          datasets,
          tally.units(),
          tally.daysWithData(),
          tally.acceptances(),
          tally.netCashflowGbp(),
          tally.kept(),
          tally.oldestKept(),
          checking,
          computing,
          stopwatch.lap());
    }
  }

  /** What is interrupted before any batch has begun has not failed by itself. */
  private <T> T checking(Supplier<T> check) {
    try {
      return check.get();
    } catch (RuntimeException e) {
      String reason = stop.cancellation().reason();
      if (reason == null) {
        throw e;
      }
      throw new Failure(
          FailureCategory.BATCHES,
          reason + " before any batch had begun; nothing was published",
          "run again; the published tables are as they were",
          e);
    }
  }

  private RunContent content(Plan plan) {
    List<String> queries =
        plan.orderedDatasets().stream()
            .map(dataset -> warehouse.query(dataset, plan.dates()).sql())
            .toList();
    return new RunContent(plan, queries, tables);
  }

  /** Where queries are billed, the reference is read before them; elsewhere while they run. */
  private Supplier<KpiCalculator> formulas() {
    if (!warehouse.bills()) {
      return this::calculator;
    }
    KpiCalculator calculator = checking(this::calculator);
    return () -> calculator;
  }

  private KpiCalculator calculator() {
    BmUnitRows reference = new BmUnitRows();
    warehouse.readBmUnits(reference);
    return new KpiCalculator(reference.units());
  }

  private RunRecord record(RunIdentity identity, Plan plan, RunTally tally) {
    Instant now = clock.instant();
    return new RunRecord(
        identity.runId(),
        plan.dates(),
        plan.orderedDatasets().stream().map(Enum::name).collect(Collectors.joining(",")),
        plan.workers(),
        plan.batchDays(),
        plan.batches().size(),
        tally.unitDays(),
        identity.startedAt(),
        // a clock may have been set back since
        now.isBefore(identity.startedAt()) ? identity.startedAt() : now,
        tally.bytesBilled());
  }
}
