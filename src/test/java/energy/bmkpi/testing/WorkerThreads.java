package energy.bmkpi.testing;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.context.ThreadContext;

/** Managed executors outside the container, built as the program builds its own. */
public final class WorkerThreads {
  private WorkerThreads() {}

  /** To be shut down by the caller. */
  public static ManagedExecutor bounded(int workers) {
    return ManagedExecutor.builder()
        .maxAsync(workers)
        .propagated(ThreadContext.NONE)
        .cleared(ThreadContext.ALL_REMAINING)
        .build();
  }
}
