package energy.bmkpi.pipeline;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.kpi.KpiCalculator;
import energy.bmkpi.warehouse.ProcessorTurns;
import energy.bmkpi.warehouse.Warehouse;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs every batch of a plan, until a condition stops it: then no further query begins. */
final class BatchRuns {
  private final Plan plan;
  private final Warehouse warehouse;
  private final Supplier<KpiCalculator> formulas;
  private final Publisher publisher;
  private final RunListener listener;
  private final StopConditions stop;
  private final ProcessorTurns turns = new ProcessorTurns();
  private final AtomicInteger finished = new AtomicInteger();
  private final ConcurrentSkipListMap<Integer, Throwable> failures = new ConcurrentSkipListMap<>();
  private final CompletableFuture<KpiCalculator> calculator = new CompletableFuture<>();
  private final AtomicReference<@Nullable RuntimeException> preparation = new AtomicReference<>();

  /**
   * @param formulas reads what the formulas need besides the batches
   */
  BatchRuns(
      Plan plan,
      Warehouse warehouse,
      Supplier<KpiCalculator> formulas,
      Publisher publisher,
      RunListener listener,
      StopConditions stop) {
    this.plan = plan;
    this.warehouse = warehouse;
    this.formulas = formulas;
    this.publisher = publisher;
    this.listener = listener;
    this.stop = stop;
  }

  /**
   * Returns when every batch is kept, or fails when no query is in flight any more. What the
   * batches need besides their queries is got ready while these run.
   *
   * @param missing those of the plan's batches that have yet to be computed
   */
  void runAll(List<Batch> missing, Executor workers) {
    List<Batch> batches = plan.batches();
    finished.set(batches.size() - missing.size());
    QueryThreads threads =
        new QueryThreads(Math.min(warehouse.sharedProcessors(), plan.workers()), workers);
    List<CompletableFuture<Void>> runs =
        missing.stream().map(batch -> run(batch, batches.size(), threads)).toList();
    prepare(missing);
    threads.takePart();
    CompletableFuture.allOf(runs.toArray(CompletableFuture[]::new)).join();
    String cancelled = stop.cancellation().reason();
    if (cancelled != null) {
      throw cancelled(cancelled, batches.size());
    }
    RuntimeException unprepared = preparation.get();
    if (unprepared != null) {
      throw unprepared;
    }
    if (!failures.isEmpty()) {
      throw failure(batches);
    }
  }

  /** Its failure is the run's, not that of a batch: no further query begins. */
  private void prepare(List<Batch> missing) {
    if (missing.isEmpty()) {
      return;
    }
    try {
      calculator.complete(formulas.get());
      publisher.prepare();
    } catch (RuntimeException e) {
      preparation.set(e);
      calculator.completeExceptionally(new CancellationException("there are no formulas"));
    }
  }

  private CompletableFuture<Void> run(Batch batch, int batches, Executor threads) {
    return new BatchFetch(
            batch,
            plan.datasets(),
            warehouse,
            () -> stopped(batch),
            cause -> failures.putIfAbsent(batch.number(), cause),
            listener)
        .submit(threads)
        .thenCombine(
            calculator, (fetched, formula) -> turns.take(() -> computeAndKeep(fetched, formula)))
        .thenAccept(result -> listener.batchFinished(result, finished.incrementAndGet(), batches))
        .exceptionally(
            e -> {
              Throwable cause = cause(e);
              if (!(cause instanceof CancellationException)) {
                failures.putIfAbsent(batch.number(), cause);
              }
              // a batch of which queries were only left out has not failed itself
              Throwable failure = failures.get(batch.number());
              if (failure != null && !stop.cancellation().isRequested()) {
                listener.batchFailed(batch, failure);
              }
              return null;
            });
  }

  /** In one turn, so that only batches that are worked on take the memory of their KPIs. */
  private BatchResult computeAndKeep(FetchedBatch fetched, KpiCalculator formula) {
    BatchResult result = fetched.compute(formula);
    publisher.keep(result);
    return result;
  }

  private boolean stopped(Batch batch) {
    return failures.size() >= stop.maxFailures()
        || failures.containsKey(batch.number())
        || preparation.get() != null
        || stop.cancellation().isRequested();
  }

  private static Throwable cause(Throwable e) {
    Throwable cause = e instanceof CompletionException ? e.getCause() : null;
    return cause == null ? e : cause;
  }

  /** Queries that were interrupted have not failed by themselves: they are of no interest. */
  private Failure cancelled(String reason, int batches) {
    return new Failure(
        FailureCategory.BATCHES,
        "%s after %d of %d batches; nothing was published"
            .formatted(reason, finished.get(), batches),
        "'bmkpi resume' runs what is missing; the published tables are as they were");
  }

  private Failure failure(List<Batch> batches) {
    Throwable first = failures.firstEntry().getValue();
    String reasons =
        failures.entrySet().stream()
            .map(
                failure ->
                    "batch %d (%s): %s"
                        .formatted(
                            failure.getKey(),
                            batches.get(failure.getKey() - 1).dates(),
                            failure.getValue().getMessage()))
            .collect(Collectors.joining("; "));
    return new Failure(
        FailureCategory.BATCHES,
        "%d of %d batches failed, nothing was published: %s"
            .formatted(failures.size(), batches.size(), reasons),
        "%s, then 'bmkpi resume' finishes it; the published tables are as they were"
            .formatted(remedy(first)),
        first);
  }

  /** Of the first failure; its end would contradict what is to be done after it. */
  private static String remedy(Throwable first) {
    return first instanceof Failure known
        ? known.remedy().replaceFirst(",? then run again$", "")
        : "fix the cause";
  }
}
