package energy.bmkpi.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.testing.Slow;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Visitors of the run page who do not do as they should hold neither the run nor its end. */
@Timeout(60)
@Slow
class RudeVisitorsTest {
  /** More than the server has threads, and as many as it takes connections. */
  private static final int VISITORS = 64;

  private final SampleRun run = new SampleRun();
  private final MonitorServer server = MonitorServer.start("127.0.0.1", 0, run.progress, 6.25);
  private final List<Socket> visitors = new ArrayList<>();

  @AfterEach
  void leave() throws IOException {
    for (Socket visitor : visitors) {
      visitor.close();
    }
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "G",
        "GET /api/run HTTP/1.1\r\n",
        "GET /api/run HTTP/1.1\r\nHost: localhost\r\nX: ",
        "GET /api/run HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n",
        "GET /api/run/events HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "\u0016\u0003\u0001 no TLS here \r\n\r\n"
      })
  void whoDripsARequestAndReadsNoAnswerHoldsNobody(String beginning) throws Exception {
    for (int i = 0; i < VISITORS; i++) {
      Socket visitor = new Socket(InetAddress.getLoopbackAddress(), server.page().getPort());
      visitors.add(visitor);
      visitor.getOutputStream().write(beginning.getBytes(StandardCharsets.ISO_8859_1));
    }
    Thread dripping = new Thread(this::drip, "dripping");
    dripping.setDaemon(true);
    dripping.start();

    long began = System.nanoTime();
    run.begun();
    server.close();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));

    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().startsWith("bmkpi-monitor"))
        .allMatch(Thread::isDaemon);
    dripping.interrupt();
    dripping.join();
  }

  private void drip() {
    try {
      while (true) {
        for (Socket visitor : visitors) {
          OutputStream out = visitor.getOutputStream();
          out.write('x');
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
    } catch (IOException | InterruptedException e) {
      // the server has closed the connection, or the test is over
    }
  }
}
