package energy.bmkpi.warehouse.bigquery.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.auth.oauth2.UserCredentials;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import energy.bmkpi.testing.RudeServer;
import energy.bmkpi.testing.RudeServer.Manner;
import energy.bmkpi.testing.Slow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a request is answered, it ends in time, and what cannot be used is a failure in one
 * line.
 */
@Timeout(120)
@Slow
class BadAnswersTest {
  /** Each build gives every kind of request a third of the answers, and every answer to some. */
  private static final boolean ALL = Boolean.getBoolean("tests.long");

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  static Stream<Arguments> requestsAndAnswers() {
    List<Arguments> all =
        Arrays.stream(RequestKind.values())
            .flatMap(
                kind -> Arrays.stream(BadAnswer.values()).map(answer -> arguments(kind, answer)))
            .toList();
    return IntStream.range(0, all.size()).filter(i -> ALL || i % 3 == 0).mapToObj(all::get);
  }

  @ParameterizedTest(name = "{0} answered by {1}")
  @MethodSource("requestsAndAnswers")
  void anAnswerThatIsNotAsAgreedIsUsedOrAFailureInALine(RequestKind kind, BadAnswer answer)
      throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream err = System.err;
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    Throwable thrown;
    try (RudeService service = new RudeService(answer.manner(), PATIENCE)) {
      thrown = catchThrowable(() -> kind.ask(service));
    } finally {
      System.setErr(err);
    }

    if (thrown != null) {
      assertThat(thrown).isInstanceOf(Failure.class);
      assertThat(thrown.getMessage()).hasLineCount(1).doesNotContain("Exception", "setStrictness");
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      names = {"WAIT", "CANCEL_JOB", "CANCEL_QUERY", "DELETE_TABLE", "PIECE"},
      mode = EnumSource.Mode.EXCLUDE)
  void nothingIsMadeOfAnAnswerThatSaysNothing(RequestKind kind) throws IOException {
    for (BadAnswer nothing : List.of(BadAnswer.EMPTY_OBJECT, BadAnswer.NULLS)) {
      try (RudeService service = new RudeService(nothing.manner(), PATIENCE)) {
        Failure failure = catchThrowableOfType(Failure.class, () -> kind.ask(service));

        assertThat(failure).as("%s answered by %s", kind, nothing).isNotNull();
        assertThat(failure.category()).isEqualTo(FailureCategory.WAREHOUSE);
        assertThat(failure.remedy()).contains("proxy");
      }
    }
  }

  @Test
  void anAnswerThatSaysNothingIsAskedForAgain() throws IOException {
    try (RudeService service =
        new RudeService(BadAnswer.EMPTY_OBJECT.manner(), PATIENCE)
            .withTries(3, Duration.ofMinutes(1))) {
      assertThat(catchThrowable(() -> RequestKind.QUERY.ask(service)))
          .hasMessage(
              "cannot read, tried 3 times: the answer does not say whether the query has ended");
      assertThat(service.server().requests()).hasSize(3);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"WITHOUT_END", "GZIP_BOMB"})
  void anAnswerIsNoLongerThanBigQuerySendsAtOnce(BadAnswer answer) throws IOException {
    for (RequestKind kind : List.of(RequestKind.QUERY, RequestKind.JOB_STATE)) {
      try (RudeService service = new RudeService(answer.manner(), PATIENCE)) {
        assertThat(catchThrowable(() -> kind.ask(service)))
            .hasMessageEndingWith(
                ": the answer is longer than 64 MiB, more than BigQuery sends at once");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void noRequestIsRedirectedToAnotherHostAsItCarriesCredentials(int status) throws IOException {
    try (RudeServer other = RudeServer.that(BadAnswer.EMPTY_OBJECT.manner());
        RudeService service =
            new RudeService(
                RudeServer.answers(
                    status, "Location: %s/elsewhere\r\n".formatted(other.url()), new byte[0]),
                PATIENCE)) {
      for (RequestKind kind : RequestKind.values()) {
        Throwable thrown = catchThrowable(() -> kind.ask(service));

        assertThat(thrown == null || thrown instanceof Failure).as(kind.name()).isTrue();
      }

      assertThat(service.server().requests()).hasSizeGreaterThan(10);
      assertThat(other.requests()).isEmpty();
    }
  }

  static Stream<Arguments> answersThatDrip() {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    String chunked = head + "Transfer-Encoding: chunked\r\n\r\n";
    String gzip = "\u001f\u008b\b\b\0\0\0\0\0\0";
    return Map.of(
            "the status line", RudeServer.drips("HTTP/1.1 200 ", "O"),
            "interim answers", RudeServer.drips("", "HTTP/1.1 100 Continue\r\n\r\n"),
            "headers", RudeServer.drips(head, "X: y\r\n"),
            "one header", RudeServer.drips(head + "X: ", "y"),
            "the body", RudeServer.drips(head + "\r\n{", " "),
            "the length of a chunk", RudeServer.drips(chunked, "0"),
            "what follows the last chunk",
                RudeServer.drips(chunked + "2\r\n{}\r\n0\r\n", "X: y\r\n"),
            "the name in a gzip",
                RudeServer.drips(head + "Content-Encoding: gzip\r\n\r\n" + gzip, "n"),
            "an error", RudeServer.drips("HTTP/1.1 503 No\r\n\r\n", "y"))
        .entrySet()
        .stream()
        .map(entry -> arguments(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answersThatDrip")
  void anAnswerThatDripsIsGivenUpAfterThreeTimesThePatienceForSilence(String what, Manner manner)
      throws IOException {
    try (RudeService service = new RudeService(manner, Duration.ofMillis(400))) {
      assertThat(catchThrowable(() -> RequestKind.QUERY.ask(service)))
          .isInstanceOf(Failure.class)
          .hasMessage("cannot read: the answer was not whole after 1 s");
      assertThat(catchThrowable(() -> RequestKind.INSERT.ask(service))).isInstanceOf(Failure.class);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answersThatDrip")
  void theTimeLimitOfAQueryEndsAnAnswerThatDrips(String what, Manner manner) throws IOException {
    try (RudeService service =
        new RudeService(manner, Duration.ofMinutes(10)).withQueryTimeout(Duration.ofSeconds(1))) {
      BigQueryQueries queries = new BigQueryQueries(service.requests(), service.settings(), null);

      assertThat(
              catchThrowable(
                  () -> queries.run("cannot read", "SELECT 1", List.of(), Map.of(), row -> {})))
          .isInstanceOf(Failure.class)
          .hasMessage("cannot read: it took longer than 1 s, the limit of a query");
    }
  }

  /** Without it, an answer could drip for half an hour here. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("answersThatDrip")
  void workThatIsToEndDoesNotWaitForAnAnswerThatDrips(String what, Manner manner)
      throws IOException {
    try (RudeService service = new RudeService(manner, Duration.ofMinutes(10))) {
      Thread stop =
          new Thread(
              () -> {
                while (service.server().requests().isEmpty()) {
                  Thread.onSpinWait();
                }
                service.cancellation().request("stopped by a test");
              });
      stop.start();

      assertThat(catchThrowable(() -> RequestKind.QUERY.ask(service))).isInstanceOf(Failure.class);
      assertThat(catchThrowable(() -> RequestKind.JOB_STATE.ask(service)))
          .as("and what is asked from then on")
          .isInstanceOf(Failure.class);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answersThatDrip")
  void aTokenThatDripsIsGivenUpAsAnAnswerIs(String what, Manner manner) throws IOException {
    try (RudeServer tokens = RudeServer.that(manner);
        RudeService service =
            new RudeService(BadAnswer.EMPTY_OBJECT.manner(), Duration.ofMillis(400))
                .withCredentials(
                    UserCredentials.newBuilder()
                        .setClientId("a")
                        .setClientSecret("b")
                        .setRefreshToken("c")
                        .setTokenServerUri(URI.create(tokens.url()))
                        .build())) {
      assertThat(catchThrowable(() -> RequestKind.QUERY.ask(service)))
          .isInstanceOf(Failure.class)
          .hasMessageStartingWith("cannot read: ");
      assertThat(tokens.requests()).isNotEmpty();
      assertThat(service.server().requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"3600", "1000000000000000000", "9223372036854775807", "99999999999999999999999"})
  void aWaitThatIsLongerThanTheTimeForRetriesEndsThem(String seconds) throws IOException {
    try (RudeService service = busy(seconds)) {
      assertThat(catchThrowable(() -> RequestKind.QUERY.ask(service)))
          .isInstanceOf(Failure.class)
          .message()
          .matches(
              "cannot read \\(the service asks for a wait of \\d+ s, longer than it is tried again\\): .*");
      assertThat(service.server().requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-5",
        "-9223372036854775808",
        "1e18",
        "soon",
        "0x10",
        "NaN",
        "Wed, 21 Oct 2026 07:28:00 GMT"
      })
  void aWaitThatIsNoneIsTheUsualOne(String seconds) throws IOException {
    try (RudeService service = busy(seconds)) {
      assertThat(catchThrowable(() -> RequestKind.QUERY.ask(service)))
          .isInstanceOf(Failure.class)
          .hasMessageStartingWith("cannot read, tried 3 times: ");
      assertThat(service.server().requests()).hasSize(3);
    }
  }

  private static RudeService busy(String retryAfter) {
    Manner busy =
        RudeServer.answers(
            429,
            "Retry-After: %s\r\nContent-Type: application/json\r\n".formatted(retryAfter),
            "{\"error\":{\"errors\":[{\"reason\":\"rateLimitExceeded\"}],\"message\":\"busy\"}}"
                .getBytes(StandardCharsets.UTF_8));
    return new RudeService(busy, PATIENCE).withTries(3, Duration.ofMinutes(1));
  }
}
