package energy.bmkpi.warehouse;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * How long a command waits for a file or a lock that another process holds. A command that is
 * stopped does not wait any longer.
 */
public record Patience(Duration longest, Cancellation cancellation) {
  /** A holder that reads one table is done after about so long. */
  private static final long SHORTEST_PAUSE_MILLIS = 5;

  private static final long LONGEST_PAUSE_MILLIS = 45;

  /** What is held by another process fails at once. */
  public static final Patience NONE = new Patience(Duration.ZERO, new Cancellation());

  /**
   * Tries until nobody holds what is wanted, or the time is over. Pauses are of uneven length, so
   * that processes that wait for each other do not always meet.
   *
   * @param attempt fails with {@link FailureCategory#LOCKED} while another process holds it
   */
  public <T> T untilFree(Supplier<T> attempt) {
    long end = System.nanoTime() + longest.toNanos();
    while (true) {
      try {
        return attempt.get();
      } catch (Failure e) {
        if (e.category() != FailureCategory.LOCKED) {
          throw e;
        }
        long left = end - System.nanoTime();
        if (left <= 0) {
          throw longest.isZero() ? e : waitedInVain(e);
        }
        pause(e, left);
      }
    }
  }

  private void pause(Failure held, long nanosLeft) {
    long millis =
        ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS + 1);
    try {
      cancellation.await(Math.min(millis, 1 + Duration.ofNanos(nanosLeft).toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw held;
    }
    String reason = cancellation.reason();
    if (reason != null) {
      throw new Failure(
          FailureCategory.LOCKED,
          "%s while waiting: %s".formatted(reason, held.getMessage()),
          "nothing was changed",
          held);
    }
  }

  private Failure waitedInVain(Failure held) {
    return new Failure(
        FailureCategory.LOCKED,
        "%s; waited %s for it".formatted(held.getMessage(), seconds()),
        held.remedy() + ", or wait longer with --wait",
        held);
  }

  private String seconds() {
    return longest.toSecondsPart() == 0 && longest.toMinutes() > 0
        ? longest.toMinutes() + " min"
        : longest.toMillis() % 1000 == 0 ? longest.toSeconds() + " s" : longest.toMillis() + " ms";
  }
}
