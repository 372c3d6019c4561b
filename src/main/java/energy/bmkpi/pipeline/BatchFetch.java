package energy.bmkpi.pipeline;

import energy.bmkpi.dataset.AggregateRows;
import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.warehouse.QueryStatistics;
import energy.bmkpi.warehouse.Warehouse;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
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

  /** Submits every query at once, the heaviest first. */
  CompletableFuture<FetchedBatch> submit(Executor threads) {
    List<CompletableFuture<FetchedDataset>> fetched =
        datasets.stream()
            .sorted(Dataset.HEAVIEST_FIRST)
            .map(dataset -> CompletableFuture.supplyAsync(() -> fetch(dataset), threads))
            .toList();
    return CompletableFuture.allOf(fetched.toArray(CompletableFuture[]::new))
        .thenApply(all -> new FetchedBatch(batch, datasets, inOrder(fetched)));
  }

  /** Results do not depend on which query is the heaviest. */
  private static List<FetchedDataset> inOrder(List<CompletableFuture<FetchedDataset>> fetched) {
    return fetched.stream()
        .map(CompletableFuture::join)
        .sorted(Comparator.comparing(FetchedDataset::dataset))
        .toList();
  }

  private FetchedDataset fetch(Dataset dataset) {
    if (stopped.getAsBoolean()) {
      throw new CancellationException("stopped before it began");
    }
    listener.queryStarted(batch, dataset);
    long started = System.nanoTime();
    AggregateRows<?> rows = dataset.rows();
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
    FetchedDataset fetched = new FetchedDataset(rows.days(), query);
    listener.queryFinished(batch, query, fetched.sourceRows());
    return fetched;
  }
}
