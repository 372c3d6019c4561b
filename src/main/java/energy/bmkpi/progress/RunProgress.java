package energy.bmkpi.progress;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.kpi.Coverage;
import energy.bmkpi.kpi.DayKpis;
import energy.bmkpi.kpi.MarketDayKpis;
import energy.bmkpi.pipeline.Batch;
import energy.bmkpi.pipeline.BatchResult;
import energy.bmkpi.pipeline.Plan;
import energy.bmkpi.pipeline.QueryRecord;
import energy.bmkpi.pipeline.RunListener;
import energy.bmkpi.pipeline.RunSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Adds up the events of a run. Those who look on ask for a snapshot when they want one. */
public final class RunProgress implements RunListener {
  private final Plan plan;
  private final LongSupplier nanoTime;
  private final List<Dataset> datasets;
  private final List<QueryProgress> queries = new ArrayList<>();
  private final TreeMap<LocalDate, MarketDayKpis> days = new TreeMap<>();
  private RunPhase phase = RunPhase.CHECKING;
  private @Nullable String runId;
  private @Nullable Instant startedAt;
  private long began;
  private @Nullable Duration took;
  private int retries;
  private long unitDays;
  private @Nullable Long bytesBilled;
  private @Nullable String failure;
  private long version;

  /** How long each dataset took that is done. */
  private final Map<Dataset, Duration> done = new EnumMap<>(Dataset.class);

  /**
   * @param nanoTime such as {@link System#nanoTime}
   */
  public RunProgress(Plan plan, LongSupplier nanoTime) {
    this.plan = plan;
    this.nanoTime = nanoTime;
    this.datasets = plan.orderedDatasets();
    this.began = nanoTime.getAsLong();
    for (Batch batch : plan.batches()) {
      datasets.forEach(dataset -> queries.add(QueryProgress.waiting(batch, dataset)));
    }
  }

  /** Grows with each event. */
  public synchronized long version() {
    return version;
  }

  public synchronized RunSnapshot snapshot() {
    Duration elapsed = took == null ? sinceItBegan() : took;
    List<DatasetProgress> progress =
        datasets.stream()
            .map(
                dataset ->
                    DatasetProgress.of(
                        dataset,
                        queries.stream().filter(query -> query.dataset() == dataset).toList(),
                        done.getOrDefault(dataset, elapsed)))
            .toList();
    return new RunSnapshot(
        plan,
        phase,
        runId,
        startedAt,
        elapsed,
        List.copyOf(queries),
        progress,
        retries,
        unitDays,
        bytesBilled,
        List.copyOf(days.values()),
        failure);
  }

  @Override
  public synchronized void started(String run, Plan planned, Instant at) {
    runId = run;
    startedAt = at;
    began = nanoTime.getAsLong();
    phase = RunPhase.COMPUTING;
    version++;
  }

  @Override
  public synchronized void queryStarted(Batch batch, Dataset dataset) {
    set(batch, dataset, queries.get(index(batch, dataset)).in(QueryState.RUNNING));
  }

  @Override
  public synchronized void queryFinished(Batch batch, QueryRecord query, long sourceRows) {
    Dataset dataset = query.dataset();
    set(batch, dataset, QueryProgress.waiting(batch, dataset).done(sourceRows, query.duration()));
    if (queries.stream()
        .filter(other -> other.dataset() == dataset)
        .allMatch(other -> other.state() == QueryState.DONE)) {
      done.put(dataset, sinceItBegan());
    }
    Long billed = query.bytesBilled();
    if (billed != null) {
      bytesBilled = bytesBilled == null ? billed : bytesBilled + billed;
    }
  }

  @Override
  public synchronized void queryFailed(Batch batch, Dataset dataset, Throwable cause) {
    set(batch, dataset, queries.get(index(batch, dataset)).in(QueryState.FAILED));
  }

  @Override
  public synchronized void batchFinished(BatchResult result, int finished, int batches) {
    unitDays += result.unitDays();
    for (QueryRecord query : result.queries()) {
      // a batch that an earlier run had finished comes without its queries
      if (queries.get(index(result.batch(), query.dataset())).state() != QueryState.DONE) {
        set(
            result.batch(),
            query.dataset(),
            QueryProgress.waiting(result.batch(), query.dataset())
                .done(sourceRows(result, query.dataset()), query.duration()));
      }
    }
    for (DayKpis day : result.days()) {
      MarketDayKpis market = day.market();
      if (market != null) {
        days.put(day.settlementDate(), market);
      }
    }
    version++;
  }

  @Override
  public synchronized void retrying(String what, String why, Duration wait, int tries) {
    retries++;
    version++;
  }

  @Override
  public synchronized void publishing() {
    phase = RunPhase.PUBLISHING;
    version++;
  }

  @Override
  public synchronized void published(RunSummary summary) {
    end(RunPhase.PUBLISHED);
  }

  @Override
  public synchronized void failed(Throwable cause) {
    failure = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    end(RunPhase.FAILED);
  }

  private static long sourceRows(BatchResult result, Dataset dataset) {
    return result.days().stream()
        .flatMap(day -> day.coverage().stream())
        .filter(coverage -> coverage.dataset() == dataset)
        .mapToLong(Coverage::rows)
        .sum();
  }

  private void end(RunPhase last) {
    took = sinceItBegan();
    phase = last;
    version++;
  }

  private Duration sinceItBegan() {
    return Duration.ofNanos(nanoTime.getAsLong() - began);
  }

  private void set(Batch batch, Dataset dataset, QueryProgress query) {
    queries.set(index(batch, dataset), query);
    version++;
  }

  private int index(Batch batch, Dataset dataset) {
    return (batch.number() - 1) * datasets.size() + datasets.indexOf(dataset);
  }
}
