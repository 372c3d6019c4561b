package energy.bmkpi.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import energy.bmkpi.config.PlainHttp;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a file of credentials decides where they are sent. */
@Timeout(60)
class GoogleKeyFileTest {
  @TempDir Path directory;

  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("key.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'token_uri': 'http://collector.example/token'}",
        "{'token_uri': 'HTTP://collector.example'}",
        "{'token_uri': 'http://127.0.0.1@collector.example/'}",
        "{'token_uri': 'http://169.254.169.254/token'}",
        "{'source_credentials': {'token_uri': 'http://10.0.0.1/'}}",
        "{'credential_source': {'url': 'http://collector.example/'}}",
        "{'credential_source': {'url': 'http://a b'}}"
      })
  void credentialsAreNotSentUnencrypted(String content) throws IOException {
    write(content);

    Failure failure = refused();

    assertThat(failure)
        .hasMessageStartingWith("credentials would be sent unencrypted to ")
        .hasMessageEndingWith(" of " + file);
    assertThat(failure.remedy()).contains("bmkpi.bigquery.plain-http=anywhere");
    assertThatCode(() -> read().requirePrivateAddresses(PlainHttp.ANYWHERE))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'token_uri': 'https://oauth2.googleapis.com/token'}",
        "{'token_uri': 'http://localhost:8080/token'}",
        "{'token_uri': 'http://127.0.0.1:8080/token', 'type': 'service_account'}",
        "{'credential_source': {'url': 'http://169.254.169.254/latest/meta-data'}}",
        "{'credential_source': {'region_url': 'http://[fd00:ec2::254]/latest'}}"
      })
  void encryptedOrWithinThisMachineTheyAre(String content) throws IOException {
    write(content);

    assertThatCode(() -> read().requirePrivateAddresses(PlainHttp.LOOPBACK))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "<html>", "{'a': ", "{\n'a': b"})
  void whatIsNotJsonIsToldInALineThatShowsNothingOfIt(String content) throws IOException {
    write(content);

    assertThat(refused())
        .hasMessageMatching(file + " is not JSON in line [12], so it holds no Google credentials");
  }

  @Test
  void aPipeIsNotWaitedFor() throws Exception {
    assumeTrue(new ProcessBuilder("mkfifo", file.toString()).start().waitFor() == 0, "no mkfifo");

    assertThat(refused()).hasMessageContaining(file + " is a device, pipe or socket");
  }

  @Test
  void aDeviceIsNotRead() throws Exception {
    Files.createSymbolicLink(file, Path.of("/dev/zero"));

    assertThat(refused()).hasMessageContaining(file + " is a device, pipe or socket");
  }

  @Test
  void aFileThatIsTooLargeIsNotRead() throws Exception {
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(8L << 30);
    }

    assertThat(refused()).hasMessageContaining(file + " is larger than 1 MiB");
  }

  @Test
  void aFileThatIsNotThereIsForGooglesLibraryToTell() {
    assertThat(GoogleKeyFile.read(file)).isEmpty();
    assertThat(GoogleKeyFile.read(directory)).isEmpty();
  }

  private void write(String content) throws IOException {
    Files.writeString(file, content.replace('\'', '"'));
  }

  private GoogleKeyFile read() {
    return GoogleKeyFile.read(file).orElseThrow();
  }

  private Failure refused() {
    Failure failure =
        catchThrowableOfType(
            Failure.class, () -> read().requirePrivateAddresses(PlainHttp.LOOPBACK));
    assertThat(failure.category()).isEqualTo(FailureCategory.CONFIGURATION);
    return failure;
  }
}
