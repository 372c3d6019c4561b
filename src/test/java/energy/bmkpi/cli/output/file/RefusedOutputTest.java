package energy.bmkpi.cli.output.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where nothing is written: what others may need stays as it is. */
class RefusedOutputTest extends OutputFixture {
  @Test
  void aLinkThatLeadsToItselfIsRefused() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("report.html"), Path.of("report.html"));

    assertRefused(link, "it is a link that leads to itself");
  }

  @Test
  void aLinkOfAnotherUserInADirectoryForAllIsNotFollowed() throws IOException {
    assumeTrue(isRoot(), "only root can give a link to another user");
    Path open = Files.createDirectory(directory.resolve("tmp"));
    Files.setAttribute(open, "unix:mode", 01777);
    Path link = Files.createSymbolicLink(open.resolve("report.html"), directory.resolve("victim"));
    Files.setAttribute(link, "unix:uid", 65534, LinkOption.NOFOLLOW_LINKS);

    assertRefused(link, "it is a link of another user in " + open);
    assertThat(directory.resolve("victim")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "settlementDate,bmUnit\n2026-01-01,T_X-1\n",
        "<!doctype html>\n<title>My own page</title>\n",
        "{\"data\": []}",
        "PAR1",
        "\u0000PAR1"
      })
  void aFileThatHoldsSomethingElseIsRefusedAndStaysAsItIs(String content) throws IOException {
    Path file = Files.writeString(directory.resolve("mine"), content);

    assertRefused(file, "it holds something else than a page that bmkpi wrote");
    assertThat(file).hasContent(content);
  }

  @Test
  void aPageIsNoPlaceForMetricsNorForASummary() throws IOException {
    Path file = Files.writeString(directory.resolve("report.html"), PAGE);

    for (OutputKind kind : new OutputKind[] {OutputKind.METRICS, OutputKind.SUMMARY}) {
      assertThatThrownBy(() -> output(file, kind).write("x"))
          .hasMessageContaining("it holds something else than");
    }
  }

  @Test
  void aDatabaseIsRefusedByName() throws IOException {
    byte[] beginning = "\0\0\0\0\0\0\0\0DUCK\0".getBytes(UTF_8);
    Path file = Files.write(directory.resolve("market.duckdb"), beginning);

    assertRefused(file, "it is a database");
  }

  @Test
  void theLogOfADatabaseIsNoPlaceForAnOutput() throws IOException {
    Files.write(directory.resolve("market.duckdb"), "\0\0\0\0\0\0\0\0DUCK\0".getBytes(UTF_8));

    assertRefused(directory.resolve("market.duckdb.wal"), "it is the place of the log of database");
    page(directory.resolve("other.wal")).requireWritable();
  }

  @Test
  void aDirectoryIsRefused() {
    assertRefused(directory, "it is a directory");
  }

  @Test
  void aDirectoryThatIsNotThereIsNamed() {
    assertRefused(
        directory.resolve("no/report.html"), "there is no directory " + directory.resolve("no"));
  }

  @Test
  void aSocketIsRefused() throws IOException {
    Path socket = directory.resolve("socket");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));

      assertRefused(socket, "it is a socket");
    }
  }

  private void assertRefused(Path file, String why) {
    assertThatThrownBy(() -> page(file).requireWritable())
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.category()).isEqualTo(FailureCategory.CONFIGURATION))
        .hasMessageStartingWith(file + " cannot be written: " + why);
    assertThatThrownBy(() -> page(file).write(PAGE)).isInstanceOf(Failure.class);
  }
}
