package energy.bmkpi.warehouse.bigquery.rest;

import com.google.cloud.bigquery.BigQueryException;
import energy.bmkpi.failure.Failure;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for an answer no longer than it may take as a whole, from the look-up of the host's name
 * and the credentials to its last byte. Timeouts of a connection bound its silence only: each byte
 * that drips in begins them again. So requests have daemon threads of their own, and one that is
 * late is left alone.
 */
final class AnswersInTime {
  /** Somewhat longer than connections are left open then. */
  static final Duration AFTER_AN_INTERRUPTION = OpenConnections.PATIENCE.plusSeconds(1);

  private final ExecutorService threads = Executors.newCachedThreadPool(AnswersInTime::daemon);

  /**
   * Makes a request. What interrupts the caller does not end the wait at once, as the answer may
   * say what became of a job.
   */
  <T> T answer(Duration limit, Callable<T> request) {
    FutureTask<T> task = new FutureTask<>(request);
    threads.execute(task);
    long deadline = System.nanoTime() + limit.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
          deadline = Math.min(deadline, System.nanoTime() + AFTER_AN_INTERRUPTION.toNanos());
        }
      }
    } catch (TimeoutException e) {
      // its stream ends at the next byte
      task.cancel(true);
      throw new BigQueryException(
          new SocketTimeoutException(
              "the answer was not whole after %d s".formatted(Math.max(1, limit.toSeconds()))));
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What Google's client stumbles over, whatever it throws then, is the answer's fault. */
  private static RuntimeException failure(Throwable cause) {
    if (cause instanceof BigQueryException known) {
      return known;
    }
    if (cause instanceof Failure known) {
      return known;
    }
    return new BigQueryException(
        cause instanceof IOException broken ? broken : UnusableAnswerException.unreadable(cause));
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "bmkpi-bigquery");
    thread.setDaemon(true);
    return thread;
  }
}
