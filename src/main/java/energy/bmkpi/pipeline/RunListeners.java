package energy.bmkpi.pipeline;

import energy.bmkpi.dataset.Dataset;
import energy.bmkpi.warehouse.NewColumns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Tells several listeners, one after another. */
public record RunListeners(List<RunListener> listeners) implements RunListener {

  public RunListeners {
    listeners = List.copyOf(listeners);
  }

  @Override
  public void started(String runId, Plan plan, Instant at) {
    tell(listener -> listener.started(runId, plan, at));
  }

  @Override
  public void queryStarted(Batch batch, Dataset dataset) {
    tell(listener -> listener.queryStarted(batch, dataset));
  }

  @Override
  public void queryFinished(Batch batch, QueryRecord query, long sourceRows) {
    tell(listener -> listener.queryFinished(batch, query, sourceRows));
  }

  @Override
  public void queryFailed(Batch batch, Dataset dataset, Throwable cause) {
    tell(listener -> listener.queryFailed(batch, dataset, cause));
  }

  @Override
  public void batchFinished(BatchResult result, int finished, int batches) {
    tell(listener -> listener.batchFinished(result, finished, batches));
  }

  @Override
  public void batchFailed(Batch batch, Throwable cause) {
    tell(listener -> listener.batchFailed(batch, cause));
  }

  @Override
  public void retrying(String what, String why, Duration wait, int tries) {
    tell(listener -> listener.retrying(what, why, wait, tries));
  }

  @Override
  public void leftBehind(String what) {
    tell(listener -> listener.leftBehind(what));
  }

  @Override
  public void publishing() {
    tell(RunListener::publishing);
  }

  @Override
  public void columnsAdded(NewColumns added) {
    tell(listener -> listener.columnsAdded(added));
  }

  @Override
  public void published(RunSummary summary) {
    tell(listener -> listener.published(summary));
  }

  @Override
  public void failed(Throwable cause) {
    tell(listener -> listener.failed(cause));
  }

  private void tell(Consumer<RunListener> event) {
    listeners.forEach(event);
  }
}
