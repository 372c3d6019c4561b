package energy.bmkpi.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * When to kill a run.
 *
 * @param reached looks at the names of the journal's files
 * @param delay how long to wait after that
 */
record KillPoint(String name, Predicate<List<String>> reached, Duration delay) {
  private static final int KINDS = 5;

  /** The longest that the commit of a small market is waited for. */
  private static final Duration COMMIT = Duration.ofMillis(40);

  /** The points of a sweep in turn: at times, at each batch, and in the publication. */
  static KillPoint of(int number, int points, int batches, Duration undisturbed) {
    int turn = number / KINDS;
    int turns = Math.max(1, points / KINDS);
    int batch = 1 + turn * batches / turns % batches;
    return switch (number % KINDS) {
      case 0 -> after("time", names -> true, undisturbed.multipliedBy(turn).dividedBy(turns));
      case 1 ->
          after(
              "batch %d is written".formatted(batch),
              names ->
                  JournalOnDisk.finished(names) >= batch - 1
                      && names.stream().anyMatch(name -> name.matches("batch-.*\\.unfinished")),
              Duration.ZERO);
      case 2 ->
          after(
              "%d batches are kept".formatted(batch),
              names -> JournalOnDisk.finished(names) >= batch,
              Duration.ZERO);
      case 3 ->
          after(
              "publication",
              names -> names.contains("publishing"),
              COMMIT.multipliedBy(turn).dividedBy(turns));
      default -> ending(turn, batches);
    };
  }

  private static KillPoint ending(int turn, int batches) {
    return switch (turn % 3) {
      case 0 ->
          after(
              "that it is published is written",
              names -> names.contains("published.unfinished"),
              Duration.ZERO);
      case 1 ->
          after(
              "all batches are kept",
              names -> JournalOnDisk.finished(names) >= batches,
              Duration.ZERO);
      default -> after("published", names -> names.contains("published"), Duration.ZERO);
    };
  }

  private static KillPoint after(String name, Predicate<List<String>> reached, Duration delay) {
    return new KillPoint(name, reached, delay);
  }

  /** Returns when it is time, or when the run is over. */
  void await(Process run, JournalOnDisk journal) throws InterruptedException {
    while (run.isAlive() && !reached.test(journal.names())) {
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(50));
    }
    run.waitFor(delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public String toString() {
    return delay.isZero() ? name : "%s + %d ms".formatted(name, delay.toMillis());
  }
}
