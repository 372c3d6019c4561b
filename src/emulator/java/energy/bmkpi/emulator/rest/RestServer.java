package energy.bmkpi.emulator.rest;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;

/** HTTP on the loopback interface: bodies and their compression, connections and threads. */
public final class RestServer implements AutoCloseable {
  private static final int SECONDS_TO_STOP = 10;
  private static final long MILLIS_BETWEEN_DRIPS = 100;

  static {
    // otherwise each answer on a kept connection waits 40 ms for the client's acknowledgement
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final Dispatcher dispatcher;

  private RestServer(HttpServer server, ExecutorService threads, Dispatcher dispatcher) {
    this.server = server;
    this.threads = threads;
    this.dispatcher = dispatcher;
  }

  public static RestServer start(Dispatcher dispatcher) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      ExecutorService threads = Executors.newCachedThreadPool(RestServer::thread);
      server.setExecutor(threads);
      RestServer rest = new RestServer(server, threads, dispatcher);
      server.createContext("/", rest::handle);
      server.start();
      return rest;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String host() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    Dispatcher.Outcome outcome =
        dispatcher.dispatch(
            method(exchange), exchange.getRequestURI(), headers(exchange), content(exchange));
    if (outcome instanceof Dispatcher.Answered answered) {
      send(exchange, answered.answer());
    } else if (outcome instanceof Dispatcher.CutOff cut) {
      sendHalf(exchange, cut.answer());
    } else if (outcome instanceof Dispatcher.Dripping dripping) {
      drip(exchange, dripping.answer());
    } else if (outcome instanceof Dispatcher.Endless endless) {
      sendForEver(exchange, endless.answer());
    }
    exchange.close(); // before any answer, this ends the connection
  }

  /** The client cannot send PATCH, so it sends POST and tells the method in a header. */
  private static String method(HttpExchange exchange) {
    String override = exchange.getRequestHeaders().getFirst("X-HTTP-Method-Override");
    return override == null ? exchange.getRequestMethod() : override;
  }

  private static Map<String, String> headers(HttpExchange exchange) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    return headers;
  }

  private static byte[] content(HttpExchange exchange) throws IOException {
    try (InputStream in = exchange.getRequestBody()) {
      byte[] sent = in.readAllBytes();
      String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
      if (encoding == null || encoding.equals("identity")) {
        return sent;
      }
      if (!encoding.equals("gzip")) {
        throw new IOException("the emulator knows no content encoding " + encoding);
      }
      return new GZIPInputStream(new ByteArrayInputStream(sent)).readAllBytes();
    }
  }

  private static void send(HttpExchange exchange, EncodedAnswer answer) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    ByteString body = answer.body();
    exchange.sendResponseHeaders(answer.status(), body == null ? -1 : body.size());
    if (body != null) {
      body.writeTo(exchange.getResponseBody());
    }
  }

  /** All of it is promised; closing the exchange then ends the connection. */
  private static void sendHalf(HttpExchange exchange, EncodedAnswer answer) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    ByteString body = Objects.requireNonNull(answer.body());
    exchange.sendResponseHeaders(answer.status(), body.size());
    body.substring(0, body.size() / 2).writeTo(exchange.getResponseBody());
    exchange.getResponseBody().flush();
  }

  /** A byte at a time until the client leaves, or the test ends. */
  private static void drip(HttpExchange exchange, EncodedAnswer answer) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
    exchange.sendResponseHeaders(answer.status(), 0);
    OutputStream out = exchange.getResponseBody();
    out.write('{');
    while (!Thread.currentThread().isInterrupted()) {
      // blanks belong to no value: what is sent is the beginning of any answer
      out.write(' ');
      out.flush();
      LockSupport.parkNanos(MILLIS_BETWEEN_DRIPS * 1_000_000);
    }
  }

  /** As fast as the client takes it, until it leaves. */
  private static void sendForEver(HttpExchange exchange, EncodedAnswer answer) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
    exchange.sendResponseHeaders(answer.status(), 0);
    OutputStream out = exchange.getResponseBody();
    byte[] rest =
        "\"x\":\"yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\",".repeat(1000).getBytes(StandardCharsets.UTF_8);
    out.write('{');
    while (!Thread.currentThread().isInterrupted()) {
      out.write(rest);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        throw new IllegalStateException("threads of the emulator still run");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The engine looks for its channel where it was loaded itself, which a container may change. */
  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work);
    thread.setContextClassLoader(RestServer.class.getClassLoader());
    return thread;
  }
}
