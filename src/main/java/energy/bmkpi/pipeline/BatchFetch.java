package energy.bmkpi.pipeline;

import energy.bmkpi.kpi.Acceptances;
import energy.bmkpi.kpi.Aggregate;
import energy.bmkpi.kpi.Cashflows;
import energy.bmkpi.kpi.Submissions;
import energy.bmkpi.kpi.Volumes;
import energy.bmkpi.market.Dataset;
import energy.bmkpi.warehouse.AggregateRows;
import energy.bmkpi.warehouse.QueryStatistics;
import energy.bmkpi.warehouse.Warehouse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Fetches the datasets of one batch, none waiting for another. */
final class BatchFetch {
  private final Batch batch;
  private final Set<Dataset> datasets;
  private final Warehouse warehouse;
  private final BooleanSupplier stopped;
  private final Consumer<Throwable> failed;
  private final RunListener listener;

  /**
   * @param stopped when true, queries that have not begun are left out
   * @param failed told at once of a query that fails, while others of the batch still run
   */
  BatchFetch(
      Batch batch,
      Set<Dataset> datasets,
      Warehouse warehouse,
      BooleanSupplier stopped,
      Consumer<Throwable> failed,
      RunListener listener) {
    this.batch = batch;
    this.datasets = datasets;
    this.warehouse = warehouse;
    this.stopped = stopped;
    this.failed = failed;
    this.listener = listener;
  }

  /** Submits every query at once, that of BOD first: it has most of the rows. */
  CompletableFuture<FetchedBatch> submit(Executor threads) {
    CompletableFuture<FetchedDataset<Submissions>> bod =
        fetch(Dataset.BOD, AggregateRows.bod(), threads);
    CompletableFuture<FetchedDataset<Acceptances>> boalf =
        fetch(Dataset.BOALF, AggregateRows.boalf(), threads);
    CompletableFuture<FetchedDataset<Volumes>> boav =
        fetch(Dataset.BOAV, AggregateRows.boav(), threads);
    CompletableFuture<FetchedDataset<Cashflows>> ebocf =
        fetch(Dataset.EBOCF, AggregateRows.ebocf(), threads);
    return CompletableFuture.allOf(boalf, bod, boav, ebocf)
        .thenApply(
            all ->
                new FetchedBatch(
                    batch, datasets, boalf.join(), bod.join(), boav.join(), ebocf.join()));
  }

  private <A extends Aggregate> CompletableFuture<FetchedDataset<A>> fetch(
      Dataset dataset, AggregateRows<A> rows, Executor threads) {
    if (!datasets.contains(dataset)) {
      return CompletableFuture.completedFuture(FetchedDataset.notAskedFor());
    }
    return CompletableFuture.supplyAsync(() -> fetch(dataset, rows), threads);
  }

  private <A extends Aggregate> FetchedDataset<A> fetch(Dataset dataset, AggregateRows<A> rows) {
    if (stopped.getAsBoolean()) {
      throw new CancellationException("stopped before it began");
    }
    listener.queryStarted(batch, dataset);
    long started = System.nanoTime();
    QueryStatistics statistics;
    try {
      statistics = warehouse.fetch(warehouse.query(dataset, batch.dates()), rows);
    } catch (RuntimeException | Error e) {
      failed.accept(e);
      listener.queryFailed(batch, dataset, e);
      throw e;
    }
    Duration duration = Duration.ofNanos(System.nanoTime() - started);
    QueryRecord query =
        new QueryRecord(dataset, statistics.rows(), duration, statistics.bytesBilled());
    FetchedDataset<A> fetched = new FetchedDataset<>(rows.days(), Optional.of(query));
    listener.queryFinished(batch, query, fetched.sourceRows());
    return fetched;
  }
}
