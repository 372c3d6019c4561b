package energy.bmkpi.pipeline;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/**
 * Runs the queries of a run in the order in which they come. A service is asked by the workers, all
 * of them at once. Of queries that compute on this machine's processors as many run at once as
 * there are processors for them: the thread that waits for their end runs some, too, and each
 * thread goes on with the next. One that is woken for a query may be put behind another while a
 * processor is idle.
 */
final class QueryThreads implements Executor {
  private final Executor workers;
  private final boolean shared;
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private int workersToCome;

  /**
   * @param sharedProcessors of this machine, for queries; 0 where a service computes
   */
  QueryThreads(int sharedProcessors, Executor workers) {
    this.workers = workers;
    this.shared = sharedProcessors > 0;
    this.workersToCome = sharedProcessors - 1;
  }

  /** To be called by the thread that takes part afterwards. */
  @Override
  public void execute(Runnable query) {
    if (!shared) {
      workers.execute(query);
      return;
    }
    waiting.add(query);
    if (workersToCome > 0) {
      workersToCome--;
      workers.execute(this::takePart);
    }
  }

  /** Returns when none waits for a processor; others may still be in flight. */
  void takePart() {
    Runnable query = waiting.poll();
    while (query != null) {
      query.run();
      query = waiting.poll();
    }
  }
}
