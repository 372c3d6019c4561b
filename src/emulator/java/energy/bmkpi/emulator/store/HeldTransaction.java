package energy.bmkpi.emulator.store;

import java.util.concurrent.CountDownLatch;

/** A transaction that lasts as long as a test wants it to. */
public final class HeldTransaction {
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  /** Returns when a transaction has come to where it is held. */
  public void awaitReached() throws InterruptedException {
    reached.await();
  }

  public void release() {
    released.countDown();
  }

  void stop() {
    reached.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the emulator was closed while it held a transaction", e);
    }
  }
}
