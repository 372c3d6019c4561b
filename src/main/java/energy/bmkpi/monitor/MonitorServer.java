package energy.bmkpi.monitor;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.progress.RunProgress;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Serves the run page while a run lasts. It reads snapshots with threads of its own, and every
 * client costs a bounded amount, so it cannot slow or fail the run.
 */
public final class MonitorServer implements AutoCloseable {
  private static final int THREADS = 16;
  private static final int WAITING_REQUESTS = 64;

  private static final long FAREWELL_MILLIS = 300;

  private final HttpServer server;
  private final RunFeed feed;
  private final EventStreams streams;
  private final ExecutorService requests;
  private final Thread renewing;
  private final CountDownLatch closed = new CountDownLatch(1);

  private MonitorServer(
      HttpServer server,
      String host,
      RunProgress progress,
      double dollarsPerTib,
      MonitorLimits limits) {
    this.server = server;
    this.feed = new RunFeed(progress, new RunJson(dollarsPerTib));
    this.streams = new EventStreams(feed, limits.followers(), limits.patienceMillis());
    this.requests =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(WAITING_REQUESTS),
            task -> daemon(task, "bmkpi-monitor"));
    this.renewing = daemon(() -> renewUntilClosed(limits.intervalMillis()), "bmkpi-monitor-feed");
    RequestGuard guard = new RequestGuard(host);
    serve("/", new RunPage(), guard);
    serve(
        "/api/run", exchange -> Exchanges.answer(exchange, 200, Exchanges.JSON, feed.now()), guard);
    serve("/api/run/events", streams, guard);
  }

  /**
   * @param port 0 for any that is free
   * @param dollarsPerTib what a TiB billed costs
   */
  public static MonitorServer start(
      String host, int port, RunProgress progress, double dollarsPerTib) {
    return start(host, port, progress, dollarsPerTib, MonitorLimits.USUAL);
  }

  static MonitorServer start(
      String host, int port, RunProgress progress, double dollarsPerTib, MonitorLimits limits) {
    boundConnections();
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), port), 0);
    } catch (IOException e) {
      throw cannotListen(host, port, e);
    }
    MonitorServer monitor = new MonitorServer(server, host, progress, dollarsPerTib, limits);
    monitor.begin();
    return monitor;
  }

  private static Failure cannotListen(String host, int port, IOException e) {
    String reason = String.valueOf(e.getMessage());
    if (e instanceof UnknownHostException) {
      return refused(
          "there is no host %s to serve the run page on".formatted(host),
          "name an address of this machine with --monitor, or a port alone for the loopback address",
          e);
    }
    if (reason.contains("Cannot assign requested address")
        || (e instanceof SocketException && !(e instanceof BindException))) {
      return refused(
          "the run page cannot be served on %s, which is no address of this machine"
              .formatted(host),
          "name one that is with --monitor, or a port alone for the loopback address",
          e);
    }
    if (reason.contains("Permission denied")) {
      return refused(
          "this user may not serve the run page on port %d of %s".formatted(port, host),
          "name a port above 1023 with --monitor; 0 takes one that is free",
          e);
    }
    if (reason.contains("Address already in use")) {
      return refused(
          "port %d of %s is in use by another process".formatted(port, host),
          "name another port with --monitor; 0 takes one that is free",
          e);
    }
    return refused(
        "the run page cannot be served on port %d of %s (%s)".formatted(port, host, reason),
        "name another address with --monitor",
        e);
  }

  private static Failure refused(String problem, String remedy, IOException cause) {
    return new Failure(FailureCategory.CONFIGURATION, problem, remedy, cause);
  }

  /** The JDK's server takes its limits from there alone; what the user has set stays. */
  private static void boundConnections() {
    System.getProperties().putIfAbsent("jdk.httpserver.maxConnections", "64");
    System.getProperties().putIfAbsent("sun.net.httpserver.maxReqTime", "10");
    System.getProperties().putIfAbsent("sun.net.httpserver.nodelay", "true");
  }

  private void begin() {
    server.setExecutor(requests);
    server.start();
    renewing.start();
  }

  private void renewUntilClosed(long intervalMillis) {
    try {
      while (!closed.await(intervalMillis, TimeUnit.MILLISECONDS)) {
        feed.renewIfChanged();
        streams.dropTheSlow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(String path, HttpHandler handler, RequestGuard guard) {
    server
        .createContext(
            path,
            exchange -> {
              if (exchange.getRequestURI().getPath().equals(path)) {
                handler.handle(exchange);
              } else {
                Exchanges.answer(
                    exchange, 404, Exchanges.TEXT, "there are /, /api/run and /api/run/events\n");
              }
            })
        .getFilters()
        .add(guard);
  }

  /** Where the page is. */
  public URI page() {
    InetSocketAddress address = server.getAddress();
    InetAddress host = address.getAddress();
    String name = host.isAnyLocalAddress() ? "localhost" : host.getHostAddress();
    return URI.create(
        "http://%s:%d/".formatted(name.contains(":") ? "[" + name + "]" : name, address.getPort()));
  }

  int followers() {
    return streams.open();
  }

  /** Tells everyone who follows how the run ended; nobody is waited for longer than a moment. */
  @Override
  public void close() {
    closed.countDown();
    feed.end();
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FAREWELL_MILLIS);
    try {
      while (streams.open() > 0 && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop(0);
    requests.shutdownNow();
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
