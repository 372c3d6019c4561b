package energy.bmkpi.monitor;

import energy.bmkpi.progress.RunProgress;
import energy.bmkpi.progress.RunSnapshot;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The newest state of the run for everyone who follows it, written once for all of them. Who is
 * slow misses states in between; nothing is kept for anybody.
 */
final class RunFeed {
  private static final long UNCHANGED_FOR_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final RunProgress progress;
  private final RunJson json;
  private State latest;
  private long writtenAt = System.nanoTime();
  private long versionWritten;

  /**
   * @param number from 1, one more for each state
   * @param isLast whether the run is over
   */
  record State(long number, String json, boolean isLast) {}

  RunFeed(RunProgress progress, RunJson json) {
    this.progress = progress;
    this.json = json;
    this.versionWritten = progress.version();
    this.latest = state(1);
  }

  /** The run as it is now. */
  String now() {
    return json.of(progress.snapshot());
  }

  /** Called again and again by one thread. */
  void renewIfChanged() {
    long version = progress.version();
    long now = System.nanoTime();
    if (version != versionWritten || now - writtenAt >= UNCHANGED_FOR_NANOS) {
      versionWritten = version;
      writtenAt = now;
      renew();
    }
  }

  private synchronized void renew() {
    if (!latest.isLast()) {
      latest = state(latest.number() + 1);
      notifyAll();
    }
  }

  /** The last state is that of now. */
  synchronized void end() {
    if (!latest.isLast()) {
      latest = new State(latest.number() + 1, now(), true);
      notifyAll();
    }
  }

  /**
   * The newest state; waits for one that is newer than {@code seen}.
   *
   * @return null when there was none for as long as {@code millis}
   */
  synchronized @Nullable State after(long seen, long millis) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (latest.number() <= seen) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        return null;
      }
      wait(left);
    }
    return latest;
  }

  private State state(long number) {
    RunSnapshot snapshot = progress.snapshot();
    return new State(number, json.of(snapshot), snapshot.phase().isOver());
  }
}
