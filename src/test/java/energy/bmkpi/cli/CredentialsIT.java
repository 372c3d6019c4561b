package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import energy.bmkpi.emulator.rest.ErrorReason;
import energy.bmkpi.emulator.rest.Operation;
import energy.bmkpi.warehouse.bigquery.EmulatedProject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing of a key file or a token leaves the program but to where it belongs. */
class CredentialsIT {
  private static final String TOKEN = "canary-of-the-token";
  private static final String CHECK = "canary-of-the-check";
  private static final String KEY_ID = "canaryofthekeyid";

  @TempDir Path directory;

  private final AtomicInteger tokensGiven = new AtomicInteger();
  private HttpServer tokens;
  private String privateKey;
  private Path keyFile;

  @BeforeEach
  void anAccountOfAnEmulatedIssuer() throws Exception {
    tokens = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    tokens.createContext(
        "/token",
        exchange -> {
          tokensGiven.incrementAndGet();
          byte[] answer =
              "{\"access_token\":\"%s\",\"expires_in\":3600,\"token_type\":\"Bearer\"}"
                  .formatted(TOKEN)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    tokens.start();
    KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
    keys.initialize(2048);
    privateKey =
        Base64.getEncoder().encodeToString(keys.generateKeyPair().getPrivate().getEncoded());
    keyFile = directory.resolve("key.json");
    Files.writeString(
        keyFile,
        """
        {"type":"service_account","project_id":"p","private_key_id":"%s",
        "private_key":"-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n",
        "client_email":"bmkpi@p.iam.gserviceaccount.com","client_id":"1",
        "token_uri":"http://127.0.0.1:%d/token"}
        """
            .formatted(KEY_ID, privateKey, tokens.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    tokens.stop(0);
  }

  @Test
  void ofARunThatSucceeds() throws Exception {
    try (EmulatedProject project = new EmulatedProject(directory)) {
      project.createSourceTables();

      CommandRunner.Result result = run(project);

      assertThat(result.exitCode()).as(result.err()).isZero();
      assertNothingTold(result);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ACCESS_DENIED", "BACKEND_ERROR", "INVALID"})
  void ofARunThatFails(ErrorReason reason) throws Exception {
    try (EmulatedProject project = new EmulatedProject(directory)) {
      project.createSourceTables();
      project.emulator().faults().on(Operation.JOBS_INSERT).always().refuse(reason);

      CommandRunner.Result result = run(project);

      assertThat(result.exitCode()).isNotZero();
      assertThat(result.err()).as("-v shows where").contains("\tat ");
      assertNothingTold(result);
    }
  }

  @ParameterizedTest
  @CsvSource({"DEBUG,text", "ALL,text", "ALL,json"})
  void whereLibrariesLogAllThatTheyDo(String level, String format) throws Exception {
    try (EmulatedProject project = new EmulatedProject(directory)) {
      project.createSourceTables();
      project.emulator().faults().on(Operation.JOBS_INSERT).always().refuse(ErrorReason.INVALID);
      PackagedProgram bmkpi = program(project);
      bmkpi
          .withVariable("QUARKUS_LOG_LEVEL", level)
          .withVariable("QUARKUS_LOG_CATEGORY__COM_GOOGLE_API_CLIENT__LEVEL", level)
          .withVariable("QUARKUS_CONFIG_LOG_VALUES", "true")
          .withVariable("BMKPI_LOG_FORMAT", format)
          .withVariable("BMKPI_PING", "http://127.0.0.1:1/" + CHECK);

      CommandRunner.Result result = bmkpi.run("run", "-v", "--days", "1", "--allow-empty");

      assertThat(result.err()).as("requests are logged").contains("grant_type", "***");
      assertNothingTold(result);
    }
  }

  private CommandRunner.Result run(EmulatedProject project) throws Exception {
    return program(project).run("run", "-v", "--days", "1", "--allow-empty", "--output", "json");
  }

  private PackagedProgram program(EmulatedProject project) {
    return new PackagedProgram(directory)
        .withVariable("BMKPI_WAREHOUSE", "bigquery")
        .withVariable("BMKPI_BIGQUERY_PROJECT", EmulatedProject.PROJECT)
        .withVariable("BMKPI_BIGQUERY_DATASET", EmulatedProject.DATASET)
        .withVariable("BMKPI_BIGQUERY_HOST", project.emulator().host())
        .withVariable("BMKPI_BIGQUERY_MAX_TRIES", "2")
        .withVariable("BMKPI_STATE_DIR", directory.resolve("state").toString())
        .withVariable("QUARKUS_GOOGLE_CLOUD_SERVICE_ACCOUNT_LOCATION", keyFile.toString());
  }

  private void assertNothingTold(CommandRunner.Result result) throws IOException {
    assertThat(tokensGiven.get()).as("the token was asked for and used").isPositive();
    List<String> secrets = List.of(TOKEN, CHECK, KEY_ID, privateKey.substring(0, 40));
    assertThat(result.out()).doesNotContain(secrets);
    assertThat(result.err()).doesNotContain(secrets);
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.equals(keyFile)) {
          assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
              .as(file.toString())
              .doesNotContain(secrets);
        }
      }
    }
  }
}
