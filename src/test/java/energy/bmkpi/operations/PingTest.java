package energy.bmkpi.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PingTest {
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private HttpServer watchdog;

  @BeforeEach
  void listen() throws IOException {
    watchdog = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    watchdog.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    watchdog.start();
  }

  @AfterEach
  void stop() {
    watchdog.stop(0);
  }

  @Test
  void aRunThatPublishesPingsItsStartAndItsEnd() {
    Ping ping = ping("/check");
    ping.begun();
    ping.ended(0);

    assertThat(asked).containsExactly("GET /check/start", "GET /check");
    assertThat(problems).isEmpty();
  }

  @Test
  void aRunThatFailsPingsItsExitCode() {
    ping("/check/").ended(3);

    assertThat(asked).containsExactly("GET /check/3");
  }

  @Test
  void theQueryOfTheAddressStays() {
    ping("/check?create=1").ended(7);

    assertThat(asked).containsExactly("GET /check/7?create=1");
  }

  @Test
  void aWatchdogThatRefusesIsToldOfWithoutItsSecretPath() {
    status = 404;
    ping("/secret").ended(0);

    assertThat(problems).containsExactly("127.0.0.1 answered 404 to the ping");
  }

  @Test
  void aWatchdogThatIsNotThereIsToldOf() {
    watchdog.stop(0);
    ping("/secret").ended(0);

    assertThat(problems)
        .singleElement()
        .asString()
        .startsWith("127.0.0.1 could not be pinged (java.net.ConnectException")
        .doesNotContain("secret");
  }

  @Test
  void aWatchdogThatNeverAnswersIsGivenUp() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Ping ping =
          new Ping(
              URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/check"),
              100,
              problems::add);
      ping.begun();
      ping.ended(0);
    }

    assertThat(problems).hasSize(2).allMatch(problem -> problem.contains("SocketTimeoutException"));
  }

  private Ping ping(String path) {
    return new Ping(
        URI.create("http://127.0.0.1:" + watchdog.getAddress().getPort() + path),
        5_000,
        problems::add);
  }
}
