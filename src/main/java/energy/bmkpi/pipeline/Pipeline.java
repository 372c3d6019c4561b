package energy.bmkpi.pipeline;

import energy.bmkpi.kpi.BmUnit;
import energy.bmkpi.kpi.KpiCalculator;
import energy.bmkpi.warehouse.AggregateRows;
import energy.bmkpi.warehouse.Publication;
import energy.bmkpi.warehouse.RunRecord;
import energy.bmkpi.warehouse.SchemaCheck;
import energy.bmkpi.warehouse.TableNames;
import energy.bmkpi.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** The main job: checks the sources, computes every batch of the plan, publishes all or nothing. */
public final class Pipeline {
  private final Warehouse warehouse;
  private final TableNames tables;
  private final Executor workers;
  private final Clock clock;
  private final RunListener listener;

  /**
   * @param workers runs at most as many queries at once as the plan says
   */
  public Pipeline(
      Warehouse warehouse, TableNames tables, Executor workers, Clock clock, RunListener listener) {
    this.warehouse = warehouse;
    this.tables = tables;
    this.workers = workers;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * @param completeness whether a dataset-day without rows is accepted
   * @param budget what the queries may be billed
   */
  public RunSummary run(Plan plan, Completeness completeness, Budget budget) {
    Instant started = clock.instant();
    String runId = RunId.of(started, plan);
    Stopwatch stopwatch = new Stopwatch();
    new SchemaCheck(tables, warehouse.sourceTables()).require(plan.datasets());
    if (budget.isLimited() && warehouse.bills()) {
      budget.require(new Estimates(warehouse, workers).of(plan));
    }
    KpiCalculator calculator = new KpiCalculator(bmUnits());
    Duration checking = stopwatch.lap();

    listener.started(runId, plan, started);
    RunTally tally = new RunTally();
    try (Publication publication = warehouse.publish(plan.dates(), runId)) {
      Publisher publisher = new Publisher(publication, tally);
      new BatchRuns(plan, warehouse, calculator, publisher, listener).runAll(workers);
      List<DatasetSummary> datasets = tally.datasets(plan.orderedDatasets());
      completeness.require(datasets);
      Duration computing = stopwatch.lap();

      RunRecord run = record(runId, plan, tally, started);
      listener.publishing();
      publisher.publish(run);
      return new RunSummary(
          run,
          datasets,
          tally.units(),
          tally.daysWithData(),
          tally.acceptances(),
          tally.netCashflowGbp(),
          checking,
          computing,
          stopwatch.lap());
    }
  }

  private Map<String, BmUnit> bmUnits() {
    Map<String, BmUnit> reference = new HashMap<>();
    warehouse.readBmUnits(
        row -> {
          BmUnit unit = AggregateRows.bmUnit(row);
          reference.put(unit.elexonBmUnit(), unit);
        });
    return reference;
  }

  private RunRecord record(String runId, Plan plan, RunTally tally, Instant started) {
    return new RunRecord(
        runId,
        plan.dates(),
        plan.orderedDatasets().stream().map(Enum::name).collect(Collectors.joining(",")),
        plan.workers(),
        plan.batchDays(),
        plan.batches().size(),
        tally.unitDays(),
        started,
        clock.instant(),
        tally.bytesBilled());
  }
}
