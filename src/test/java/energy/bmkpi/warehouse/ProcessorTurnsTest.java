package energy.bmkpi.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import energy.bmkpi.pipeline.Latches;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProcessorTurnsTest {
  private static final int PROCESSORS = 2;

  private final ProcessorTurns turns = new ProcessorTurns(PROCESSORS);
  private final ExecutorService threads = Executors.newFixedThreadPool(8);

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  void asManyComputeAtOnceAsThereAreProcessorsAndNeverMore() throws Exception {
    CyclicBarrier together = new CyclicBarrier(PROCESSORS);
    AtomicInteger computing = new AtomicInteger();
    List<Future<Integer>> seen = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      seen.add(
          threads.submit(
              () ->
                  turns.<Integer, RuntimeException>take(
                      () -> {
                        int atOnce = computing.incrementAndGet();
                        Latches.await(together, "another turn at the same time");
                        computing.decrementAndGet();
                        return atOnce;
                      })));
    }

    for (Future<Integer> one : seen) {
      assertThat(one.get()).isBetween(1, PROCESSORS);
    }
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
}
