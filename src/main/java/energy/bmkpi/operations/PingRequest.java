package energy.bmkpi.operations;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One request to a watchdog, over within its limit whatever the watchdog does: timeouts of a
 * connection are no bound, as each byte that drips in begins them again. The request has a daemon
 * thread of its own, which is left alone at the limit: a look-up of the host's name cannot be
 * interrupted.
 */
final class PingRequest {
  private final URI uri;
  private final Duration limit;
  private volatile @Nullable HttpURLConnection connection;
  private long deadline;
  private boolean over;
  private @Nullable String problem;

  private PingRequest(URI uri, Duration limit) {
    this.uri = uri;
    this.limit = limit;
    this.deadline = System.nanoTime() + limit.toNanos();
  }

  /** Its limit begins now. */
  static PingRequest send(URI uri, Duration limit) {
    PingRequest request = new PingRequest(uri, limit);
    daemon(request::ask, "bmkpi-ping-request").start();
    return request;
  }

  /** Ends the wait within this time if it would last longer. */
  synchronized void hurry(Duration left) {
    deadline = Math.min(deadline, System.nanoTime() + left.toNanos());
    notifyAll();
  }

  /** Waits for the end, and says what went wrong; null where the watchdog took the ping. */
  synchronized @Nullable String problem() throws InterruptedException {
    long left = deadline - System.nanoTime();
    while (!over && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = deadline - System.nanoTime();
    }
    if (!over) {
      end(late());
      // in another thread, as closing a connection may wait for the other side as well
      daemon(this::close, "bmkpi-ping-close").start();
    }
    return problem;
  }

  private String late() {
    return "%s did not answer the ping within %s".formatted(uri.getHost(), seconds(limit));
  }

  private synchronized void end(@Nullable String why) {
    if (!over) {
      over = true;
      problem = why;
      notifyAll();
    }
  }

  private void ask() {
    try {
      end(problemOf(status()));
    } catch (SocketTimeoutException e) {
      end(late());
    } catch (IOException e) {
      end("%s could not be pinged (%s)".formatted(uri.getHost(), reason(e)));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // the JDK calls itself for each interim answer, so that endless ones overflow the stack
      end(
          "%s could not be pinged (its answer cannot be read: %s)"
              .formatted(uri.getHost(), e.getClass().getSimpleName()));
    }
  }

  /** Redirects are not followed: the path is a secret between the user and this host. */
  private int status() throws IOException {
    HttpURLConnection asked = (HttpURLConnection) uri.toURL().openConnection();
    connection = asked;
    try {
      int millis = Math.toIntExact(Math.max(1, limit.toMillis()));
      asked.setConnectTimeout(millis);
      asked.setReadTimeout(millis);
      asked.setUseCaches(false);
      asked.setInstanceFollowRedirects(false);
      asked.setRequestProperty("Connection", "close");
      return asked.getResponseCode();
    } finally {
      asked.disconnect();
    }
  }

  private @Nullable String problemOf(int status) {
    if (status >= 200 && status < 300) {
      return null;
    }
    if (status < 0) {
      return "%s answered the ping with something that is not HTTP".formatted(uri.getHost());
    }
    String redirect =
        status >= 300 && status < 400 ? ", a redirect: name the address that it leads to" : "";
    return "%s answered %d to the ping%s".formatted(uri.getHost(), status, redirect);
  }

  private static String reason(IOException e) {
    return e instanceof UnknownHostException
        ? "its name is not known here"
        : String.valueOf(e.getMessage());
  }

  private void close() {
    HttpURLConnection open = connection;
    if (open != null) {
      open.disconnect();
    }
  }

  private static String seconds(Duration limit) {
    return limit.toSecondsPart() == 0 && limit.toMillis() < 1000
        ? limit.toMillis() + " ms"
        : limit.toSeconds() + " s";
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
