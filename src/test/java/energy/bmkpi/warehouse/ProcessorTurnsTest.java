package energy.bmkpi.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import energy.bmkpi.testing.Latches;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In threads of their own: nobody wakes who waits for a turn that is lost. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProcessorTurnsTest {
  private static final int PROCESSORS = 2;

  private final ProcessorTurns turns = new ProcessorTurns(PROCESSORS);

  @Test
  void asManyComputeAtOnceAsThereAreProcessors() throws InterruptedException {
    CyclicBarrier together = new CyclicBarrier(PROCESSORS);
    Thread one = inATurn(() -> Latches.await(together, "the other in its turn"));
    Thread other = inATurn(() -> Latches.await(together, "the one in its turn"));

    one.join();
    other.join();

    assertThat(together.isBroken()).isFalse();
  }

  @Test
  void oneMoreWaitsUntilATurnIsGivenBack() throws InterruptedException {
    CountDownLatch givenBack = new CountDownLatch(1);
    AtomicBoolean begun = new AtomicBoolean();
    List<Thread> holders = new ArrayList<>();
    for (int i = 0; i < PROCESSORS; i++) {
      holders.add(inATurn(() -> Latches.await(givenBack, "the end of the test")));
      awaitWaiting(holders.get(i));
    }

    Thread oneMore = inATurn(() -> begun.set(true));
    awaitWaiting(oneMore);
    assertThat(begun).isFalse();

    givenBack.countDown();
    oneMore.join();
    assertThat(begun).isTrue();
  }

  @Test
  void workThatFailsGivesItsTurnBack() throws IOException {
    for (int i = 0; i < PROCESSORS; i++) {
      assertThatIOException()
          .isThrownBy(
              () ->
                  turns.take(
                      () -> {
                        throw new IOException("torn");
                      }));
    }

    assertThat(turns.<String, RuntimeException>take(() -> "mine")).isEqualTo("mine");
  }

  private Thread inATurn(Runnable work) {
    Thread thread =
        new Thread(
            () ->
                turns.<Boolean, RuntimeException>take(
                    () -> {
                      work.run();
                      return true;
                    }));
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Or ended, if it had nothing to wait for. */
  private static void awaitWaiting(Thread thread) {
    while (thread.isAlive()
        && thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }
}
