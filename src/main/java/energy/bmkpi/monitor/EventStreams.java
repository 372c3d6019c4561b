package energy.bmkpi.monitor;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The run as server-sent events: {@code run} for each state, {@code end} for the last. Who does not
 * read is dropped.
 */
final class EventStreams implements HttpHandler {
  private static final long SILENCE_MILLIS = 5_000;
  private static final byte[] STILL_HERE = ":\n\n".getBytes(StandardCharsets.UTF_8);

  private final RunFeed feed;
  private final int most;
  private final long patienceMillis;
  private final Semaphore places;
  private final Set<Stream> writing = ConcurrentHashMap.newKeySet();

  /** A client that is being written to, by a thread that may have to wait for it. */
  private record Stream(Thread writer, long since) {}

  /**
   * @param most clients at once
   * @param patienceMillis for a client to take one state
   */
  EventStreams(RunFeed feed, int most, long patienceMillis) {
    this.feed = feed;
    this.most = most;
    this.patienceMillis = patienceMillis;
    this.places = new Semaphore(most);
  }

  int open() {
    return most - places.availablePermits();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("HEAD")) {
      Exchanges.answer(exchange, 200, "text/event-stream", "");
    } else if (places.tryAcquire()) {
      try {
        follow(exchange);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        Thread.interrupted();
        places.release();
      }
    } else {
      exchange.getResponseHeaders().set("Retry-After", "10");
      Exchanges.answer(exchange, 503, Exchanges.TEXT, "as many follow the run as may\n");
    }
  }

  private void follow(HttpExchange exchange) throws IOException, InterruptedException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "text/event-stream");
    headers.set("X-Accel-Buffering", "no");
    exchange.sendResponseHeaders(200, 0);
    long seen = 0;
    boolean last = false;
    while (!last) {
      RunFeed.State state = feed.after(seen, SILENCE_MILLIS);
      if (state == null) {
        send(exchange, STILL_HERE);
      } else {
        send(exchange, event(state));
        seen = state.number();
        last = state.isLast();
      }
    }
  }

  private void send(HttpExchange exchange, byte[] bytes) throws IOException {
    Stream stream = new Stream(Thread.currentThread(), System.nanoTime());
    writing.add(stream);
    try {
      OutputStream out = exchange.getResponseBody();
      out.write(bytes);
      out.flush();
    } finally {
      writing.remove(stream);
    }
  }

  private static byte[] event(RunFeed.State state) {
    return "event: %s\nid: %d\ndata: %s\n\n"
        .formatted(state.isLast() ? "end" : "run", state.number(), state.json())
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Ends the connections of those who have not taken a state for too long. */
  void dropTheSlow() {
    long now = System.nanoTime();
    for (Stream stream : writing) {
      if (now - stream.since() > TimeUnit.MILLISECONDS.toNanos(patienceMillis)) {
        // closes the connection that it waits for; to close the exchange would wait, too
        stream.writer().interrupt();
      }
    }
  }
}
