package energy.bmkpi.pipeline;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Asks the warehouse what the queries of a plan would cost, without running any. */
public final class Estimates {
  private final Warehouse warehouse;
  private final Executor workers;

  public Estimates(Warehouse warehouse, Executor workers) {
    this.warehouse = warehouse;
    this.workers = workers;
  }

  /** Every query of a plan on a warehouse that does not bill. */
  public static List<PlannedQuery> unbilled(Plan plan) {
    List<PlannedQuery> queries = new ArrayList<>();
    for (Batch batch : plan.batches()) {
      for (Dataset dataset : plan.orderedDatasets()) {
        queries.add(new PlannedQuery(batch, dataset, null));
      }
    }
    return queries;
  }

  /** Every query of the plan, batch after batch. */
  public List<PlannedQuery> of(Plan plan) {
    return of(plan, plan.batches());
  }

  /** The queries of some batches of the plan. */
  List<PlannedQuery> of(Plan plan, List<Batch> batches) {
    List<CompletableFuture<PlannedQuery>> asked = new ArrayList<>();
    for (Batch batch : batches) {
      for (Dataset dataset : plan.orderedDatasets()) {
        asked.add(CompletableFuture.supplyAsync(() -> ask(batch, dataset), workers));
      }
    }
    try {
      return asked.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private PlannedQuery ask(Batch batch, Dataset dataset) {
    return new PlannedQuery(
        batch, dataset, warehouse.estimate(warehouse.query(dataset, batch.dates())));
  }
}
