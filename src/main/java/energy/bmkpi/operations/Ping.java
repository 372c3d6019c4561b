package energy.bmkpi.operations;

import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets a watchdog such as healthchecks.io know that a run begins, and how it ended. Each ping is
 * over within its limit. One that fails is told in a line, and nothing else: it never fails the
 * run.
 */
public final class Ping {
  private final URI address;
  private final Consumer<String> problems;
  private Duration limit;
  private @Nullable PingRequest pending;
  private @Nullable Thread start;

  /**
   * @param limit of each ping, from looking up the host's name to the status of its answer
   * @param problems takes a line for each ping that failed
   */
  public Ping(URI address, Duration limit, Consumer<String> problems) {
    this.address = address;
    this.limit = limit;
    this.problems = problems;
  }

  /** The run does not wait for the answer. */
  public void begun() {
    PingRequest request = send("/start");
    Thread thread = new Thread(() -> await(request), "bmkpi-ping");
    thread.setDaemon(true);
    thread.start();
    start = thread;
  }

  public void ended(int exitCode) {
    try {
      if (start != null) {
        // a start that arrives after the end would be taken for a run that goes on
        start.join();
      }
      await(send(exitCode == 0 ? "" : "/" + exitCode));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The process is to end: pings that are under way or still to come have no longer than this. */
  public synchronized void hurry(Duration left) {
    limit = left;
    if (pending != null) {
      pending.hurry(left);
    }
  }

  private synchronized PingRequest send(String suffix) {
    PingRequest request = PingRequest.send(withSuffix(suffix), limit);
    pending = request;
    return request;
  }

  private void await(PingRequest request) {
    try {
      String problem = request.problem();
      if (problem != null) {
        problems.accept(problem);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** After the path and before the query, if there is one. */
  private URI withSuffix(String suffix) {
    String text = address.toString();
    int query = text.indexOf('?');
    String path = (query < 0 ? text : text.substring(0, query)).replaceFirst("/+$", "");
    return URI.create(path + suffix + (query < 0 ? "" : text.substring(query)));
  }
}
