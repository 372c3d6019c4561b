package energy.bmkpi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.testing.Latches;
import energy.bmkpi.testing.WorkerThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueryThreadsTest {
  private static final String WAITING = Thread.currentThread().getName();

  private final ManagedExecutor workers = WorkerThreads.bounded(28);
  private final List<String> ran = new CopyOnWriteArrayList<>();

  @AfterEach
  void shutDown() {
    workers.shutdownNow();
  }

  @Test
  void aServiceIsAskedByTheWorkersAtOnceAndNeverByTheThreadThatWaits() {
    QueryThreads threads = new QueryThreads(0, workers);
    CountDownLatch together = new CountDownLatch(3);
    CountDownLatch done = new CountDownLatch(3);

    for (int i = 0; i < 3; i++) {
      threads.execute(
          () -> {
            together.countDown();
            Latches.await(together, "three queries at once");
            ran.add(Thread.currentThread().getName());
            done.countDown();
          });
    }
    threads.takePart();
    Latches.await(done, "three queries");

    assertThat(ran).hasSize(3).doesNotContain(WAITING);
  }

  @Test
  void ofTwoProcessorsOneIsForTheThreadThatWaits() {
    List<Runnable> handedOver = new ArrayList<>();
    QueryThreads threads = new QueryThreads(2, handedOver::add);

    threads.execute(() -> ran.add("BOD"));
    threads.execute(() -> ran.add("BOALF"));
    threads.execute(() -> ran.add("BOAV"));

    assertThat(handedOver).hasSize(1);
    assertThat(ran).isEmpty();
  }

  @Test
  void whileOneThreadIsBusyTheOtherGoesOnWithTheNextQuery() {
    QueryThreads threads = new QueryThreads(2, workers);
    CountDownLatch others = new CountDownLatch(2);
    CountDownLatch all = new CountDownLatch(1);

    threads.execute(
        () -> {
          Latches.await(others, "the queries after BOD");
          ran.add("BOD");
          all.countDown();
        });
    for (String query : List.of("BOALF", "BOAV")) {
      threads.execute(
          () -> {
            ran.add(query);
            others.countDown();
          });
    }
    threads.takePart();
    Latches.await(all, "BOD");

    assertThat(ran).containsExactly("BOALF", "BOAV", "BOD");
  }

  @Test
  void onOneProcessorTheThreadThatWaitsRunsAllInTheirOrder() {
    List<Runnable> handedOver = new ArrayList<>();
    QueryThreads threads = new QueryThreads(1, handedOver::add);

    threads.execute(() -> ran.add("BOD"));
    threads.execute(() -> ran.add("BOALF"));
    threads.execute(() -> ran.add("BOAV"));
    assertThat(ran).isEmpty();
    threads.takePart();

    assertThat(handedOver).isEmpty();
    assertThat(ran).containsExactly("BOD", "BOALF", "BOAV");
  }
}
