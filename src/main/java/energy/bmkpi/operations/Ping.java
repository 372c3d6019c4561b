package energy.bmkpi.operations;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells a watchdog such as healthchecks.io that a run begins, and how it ended. A watchdog that
 * cannot be reached is told of, and nothing else: it never fails the run.
 */
public final class Ping {
  private final URI address;
  private final int timeoutMillis;
  private final Consumer<String> problems;
  private @Nullable Thread start;

  /**
   * @param timeoutMillis to connect, and again for the answer
   * @param problems told in one line of a ping that failed
   */
  public Ping(URI address, int timeoutMillis, Consumer<String> problems) {
    this.address = address;
    this.timeoutMillis = timeoutMillis;
    this.problems = problems;
  }

  /** The run does not wait for the answer. */
  public void begun() {
    Thread thread = new Thread(() -> send("/start"), "bmkpi-ping");
    thread.setDaemon(true);
    thread.start();
    start = thread;
  }

  public void ended(int exitCode) {
    try {
      if (start != null) {
        // else a slow start would be taken for a run that goes on
        start.join(2L * timeoutMillis);
      }
      send(exitCode == 0 ? "" : "/" + exitCode);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(String suffix) {
    try {
      int status = get(withSuffix(suffix));
      if (status >= 300) {
        problems.accept("%s answered %d to the ping".formatted(address.getHost(), status));
      }
    } catch (IOException e) {
      problems.accept("%s could not be pinged (%s)".formatted(address.getHost(), e));
    }
  }

  private int get(URI uri) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    try {
      connection.setConnectTimeout(timeoutMillis);
      connection.setReadTimeout(timeoutMillis);
      connection.setUseCaches(false);
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
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
