package energy.bmkpi.cli.wiring;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A watchdog on this machine that keeps what it is told. */
final class Watchdog implements AutoCloseable {
  private final List<String> pings = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  Watchdog() throws IOException {
    this(() -> {});
  }

  /**
   * @param onStart done before a run's start is answered
   */
  Watchdog(Runnable onStart) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String ping = exchange.getRequestURI().toString();
          pings.add(ping);
          if (ping.endsWith("/start")) {
            onStart.run();
          }
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/check";
  }

  /** Paths that were asked for, in order. */
  List<String> pings() {
    return List.copyOf(pings);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
