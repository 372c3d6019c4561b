package energy.bmkpi.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpServer;
import energy.bmkpi.testing.RudeServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class PingTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

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
        .startsWith("127.0.0.1 could not be pinged (Connection refused")
        .doesNotContain("secret");
  }

  @Test
  void aHostThatNobodyKnowsIsToldOf() {
    new Ping(URI.create("http://watchdog.invalid/secret"), LIMIT, problems::add).ended(0);

    assertThat(problems)
        .containsExactly("watchdog.invalid could not be pinged (its name is not known here)");
  }

  @Test
  void aRedirectIsNotFollowedAsThePathIsASecretBetweenTheUserAndTheHost() throws IOException {
    try (RudeServer other = RudeServer.that(RudeServer.says(OK));
        RudeServer moved =
            RudeServer.that(
                RudeServer.says(
                    "HTTP/1.1 302 Found\r\nLocation: %s/check\r\nContent-Length: 0\r\n\r\n"
                        .formatted(other.url())))) {
      ping(moved, LIMIT).ended(0);

      assertThat(other.requests()).isEmpty();
    }
    assertThat(problems)
        .containsExactly(
            "127.0.0.1 answered 302 to the ping, a redirect: name the address that it leads to");
  }

  static Stream<Arguments> answersWithoutEnd() {
    return Stream.of(
        arguments("none at all", RudeServer.isSilent()),
        arguments("a status line that drips", RudeServer.drips("", "HTTP/1.1 200 OK-and-so-on")),
        arguments("headers that drip", RudeServer.drips("HTTP/1.1 200 OK\r\n", "X: y\r\n")),
        arguments("one header that drips", RudeServer.drips("HTTP/1.1 200 OK\r\nX: ", "y")),
        arguments(
            "'continue' that drips for ever",
            RudeServer.drips("", "HTTP/1.1 100 Continue\r\n\r\n")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answersWithoutEnd")
  void aWatchdogWhoseAnswerDoesNotEndIsGivenUpAtTheLimit(String name, RudeServer.Manner manner)
      throws IOException {
    try (RudeServer server = RudeServer.that(manner)) {
      Ping ping = ping(server, Duration.ofMillis(300));
      ping.begun();
      ping.ended(0);

      assertThat(server.requests()).contains("GET /secret/start", "GET /secret");
    }
    assertThat(problems)
        .containsExactly(
            "127.0.0.1 did not answer the ping within 300 ms",
            "127.0.0.1 did not answer the ping within 300 ms");
  }

  static Stream<Arguments> answersThatAreNone() {
    String ok = "HTTP/1.1 200 OK\r\n";
    return Stream.of(
        arguments("nothing", RudeServer.says("")),
        arguments("no HTTP", RudeServer.says("SSH-2.0-OpenSSH_9.6\r\n")),
        arguments("a status that is no number", RudeServer.says("HTTP/1.1 fine fine\r\n\r\n")),
        arguments("a status of one digit", RudeServer.says("HTTP/1.1 2\r\n\r\n")),
        arguments("half a status line", RudeServer.says("HTTP/1.1 20")),
        arguments("bytes", RudeServer.says("\0\u0001\u00ff\u00fe\r\n\r\n")),
        arguments("only 'continue'", RudeServer.says("HTTP/1.1 100 Continue\r\n\r\n")),
        arguments("'continue' without end", RudeServer.floods("", "HTTP/1.1 100 Continue\r\n\r\n")),
        arguments("another protocol", RudeServer.says("HTTP/1.1 101 Switching\r\n\r\n")),
        arguments("headers without end", RudeServer.floods(ok, "X: yyyyyyyyyyyyyyyyyyyyyyy\r\n")),
        arguments(
            "a header without end", RudeServer.floods(ok + "X: ", "yyyyyyyyyyyyyyyyyyyyyyy")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answersThatAreNone")
  void anAnswerThatIsNoneIsAFailureInALine(String name, RudeServer.Manner manner)
      throws IOException {
    try (RudeServer server = RudeServer.that(manner)) {
      ping(server, Duration.ofSeconds(3)).ended(0);
    }
    assertThat(problems)
        .singleElement()
        .asString()
        .startsWith("127.0.0.1 ")
        .hasLineCount(1)
        .doesNotContain("secret");
  }

  /** What follows the status is of no interest. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 999999999999999999999\r\n",
        "Content-Length: -1\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Content-Encoding: gzip\r\nContent-Length: 4\r\n"
      })
  void aWatchdogThatIsContentIsBelievedWhateverItsBody(String headers) throws IOException {
    try (RudeServer server =
        RudeServer.that(RudeServer.drips("HTTP/1.1 200 OK\r\n" + headers + "\r\n", "x"))) {
      ping(server, LIMIT).ended(0);
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void aProcessThatIsToEndWaitsNoLongerThanItIsLeft() throws IOException {
    try (RudeServer silent = RudeServer.that(RudeServer.isSilent())) {
      Ping ping = ping(silent, Duration.ofDays(1));
      ping.begun();
      ping.hurry(Duration.ofMillis(50));
      ping.ended(143);
    }
    assertThat(problems).hasSize(2);
  }

  @Test
  void noThreadOfAPingKeepsTheProcessAlive() throws IOException {
    try (RudeServer silent = RudeServer.that(RudeServer.isSilent())) {
      Ping ping = ping(silent, Duration.ofMillis(200));
      ping.begun();

      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> thread.getName().startsWith("bmkpi-ping"))
          .isNotEmpty()
          .allMatch(Thread::isDaemon);
      ping.ended(0);
    }
  }

  private Ping ping(RudeServer server, Duration limit) {
    return new Ping(URI.create(server.url() + "/secret"), limit, problems::add);
  }

  private Ping ping(String path) {
    return new Ping(
        URI.create("http://127.0.0.1:" + watchdog.getAddress().getPort() + path),
        LIMIT,
        problems::add);
  }
}
