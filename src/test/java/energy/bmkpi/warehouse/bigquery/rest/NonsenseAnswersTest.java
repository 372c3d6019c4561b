package energy.bmkpi.warehouse.bigquery.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.auth.oauth2.UserCredentials;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.testing.RudeServer;
import energy.bmkpi.testing.Slow;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a parser says of an answer is for programmers, and told to nobody else. */
@Slow
class NonsenseAnswersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @ParameterizedTest
  @ValueSource(
      strings = {"nonsense", "\"text\"", "[1, 2", "<html>", "{\"a\"", "{\"jobComplete\": [}"})
  void ofTheServiceAreToldInALineOfOurs(String answer) throws IOException {
    try (RudeService service = new RudeService(manner(answer), PATIENCE)) {
      assertToldInALine(service.withTries(2, Duration.ofMinutes(1)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "\"text\"", "[1, 2", "<html>", "{}", "{\"expires_in\": []}"})
  void ofWhoeverGivesTokensAreToldInALineOfOurs(String answer) throws IOException {
    try (RudeServer tokens = RudeServer.that(manner(answer));
        RudeService service =
            new RudeService(BadAnswer.EMPTY_OBJECT.manner(), PATIENCE)
                .withTries(2, Duration.ofMinutes(1))
                .withCredentials(
                    UserCredentials.newBuilder()
                        .setClientId("a")
                        .setClientSecret("b")
                        .setRefreshToken("c")
                        .setTokenServerUri(URI.create(tokens.url()))
                        .build())) {
      assertToldInALine(service);
    }
  }

  private static void assertToldInALine(RudeService service) {
    Failure failure =
        catchThrowableOfType(Failure.class, () -> RequestKind.TABLE_STATE.ask(service));

    assertThat(service.reasons()).allSatisfy(NonsenseAnswersTest::assertForPeople);
    assertForPeople(String.valueOf(failure.getMessage()));
  }

  private static void assertForPeople(String message) {
    assertThat(message)
        .hasLineCount(1)
        .doesNotContain("gson", "https://", "Exception", "JsonReader", "BEGIN_", "com.google");
  }

  private static RudeServer.Manner manner(String answer) {
    return RudeServer.answers(200, "Content-Type: application/json\r\n", answer.getBytes(UTF_8));
  }
}
