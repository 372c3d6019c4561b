package energy.bmkpi.pipeline;

import java.time.Duration;

/** Measures one phase after another. */
final class Stopwatch {
  private long started = System.nanoTime();

  /** Time since the last lap, or since the start. */
  Duration lap() {
    long now = System.nanoTime();
    Duration lap = Duration.ofNanos(now - started);
    started = now;
    return lap;
  }
}
