package energy.bmkpi.pipeline;

import energy.bmkpi.testing.Latches;
import energy.bmkpi.warehouse.DatasetQuery;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Holds every query until {@code together} of them are in flight at once, wave after wave, and
 * counts the most that ever were.
 */
public final class QueriesInFlight implements Consumer<DatasetQuery> {
  private final CyclicBarrier wave;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger peak = new AtomicInteger();

  public QueriesInFlight(int together) {
    this.wave = new CyclicBarrier(together);
  }

  @Override
  public void accept(DatasetQuery query) {
    peak.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    Latches.await(wave, wave.getParties() + " queries in flight at once");
    inFlight.decrementAndGet();
  }

  public int peak() {
    return peak.get();
  }
}
