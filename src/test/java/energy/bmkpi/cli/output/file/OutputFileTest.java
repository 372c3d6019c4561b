package energy.bmkpi.cli.output.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a user names as the place of an output: nothing of others is destroyed. */
class OutputFileTest extends OutputFixture {
  @Test
  void aNewFileHoldsTheTextAndNothingIsLeftBesideIt() throws IOException {
    write("report.html");

    assertThat(directory.resolve("report.html")).hasContent(PAGE);
    assertThat(directory.toFile().list()).containsExactly("report.html");
  }

  @Test
  void aDashIsStandardOutput() {
    page(Path.of("-")).write(PAGE);

    assertThat(standardOutput).hasToString(PAGE);
    assertThat(page(Path.of("-")).isStandardOutput()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"})
  void theDeviceOfStandardOutputIsStandardOutput(String device) {
    page(Path.of(device)).write(PAGE);

    assertThat(standardOutput).hasToString(PAGE);
  }

  @Test
  void aFileCalledDashInANamedDirectoryIsAFile() throws IOException {
    write("-");

    assertThat(directory.resolve("-")).hasContent(PAGE);
  }

  @Test
  void anOlderPageIsReplacedAndKeepsItsRights() throws IOException {
    Path file = Files.writeString(directory.resolve("report.html"), OLDER_PAGE);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    page(file).write(PAGE);

    assertThat(file).hasContent(PAGE);
    assertThat(rights(file)).isEqualTo("rw-r-----");
  }

  @Test
  void anOlderPageOfAnotherUserStaysTheirs() throws IOException {
    Path file = Files.writeString(directory.resolve("report.html"), OLDER_PAGE);
    assumeTrue(isRoot(), "only root can give a file to another user");
    Files.setAttribute(file, "unix:uid", 65534);

    page(file).write(PAGE);

    assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(65534);
  }

  @Test
  void anEmptyFileIsTakenAsAPlaceThatTheUserMade() throws IOException {
    Path file = Files.createFile(directory.resolve("report.html"));

    page(file).write(PAGE);

    assertThat(file).hasContent(PAGE);
  }

  @Test
  void aFileOfZerosIsWhatALossOfPowerLeaves() throws IOException {
    Path file = Files.write(directory.resolve("report.html"), new byte[10_000]);

    page(file).write(PAGE);

    assertThat(file).hasContent(PAGE);
  }

  @Test
  void aLinkStaysAndTheFileBehindItIsReplaced() throws IOException {
    Path file = Files.writeString(directory.resolve("today.html"), OLDER_PAGE);
    Path link = Files.createSymbolicLink(directory.resolve("report.html"), Path.of("today.html"));

    page(link).write(PAGE);

    assertThat(link).isSymbolicLink().hasContent(PAGE);
    assertThat(file).isRegularFile().hasContent(PAGE);
  }

  @Test
  void aLinkToAFileThatIsNotThereYetLeadsToIt() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("report.html"), Path.of("today.html"));

    page(link).write(PAGE);

    assertThat(link).isSymbolicLink();
    assertThat(directory.resolve("today.html")).hasContent(PAGE);
  }

  @Test
  void aDeviceIsWrittenIntoAndStaysADevice() throws IOException {
    page(Path.of("/dev/null")).write(PAGE);

    assertThat(FileType.of(Path.of("/dev/null"))).isEqualTo(FileType.CHARACTER_DEVICE);
  }

  @Test
  void aDeviceThatIsFullFailsTheWrite() {
    assumeTrue(Files.exists(Path.of("/dev/full")), "this system has no /dev/full");

    assertThatThrownBy(() -> page(Path.of("/dev/full")).write(PAGE))
        .hasMessage("/dev/full was not written: No space left on device");
  }

  @Test
  void aPipeIsWrittenIntoAndStaysAPipe() throws Exception {
    Path pipe = directory.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo");
    CompletableFuture<String> read =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readString(pipe);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });

    page(pipe).write(PAGE);

    assertThat(read.get()).isEqualTo(PAGE);
    assertThat(FileType.of(pipe)).isEqualTo(FileType.PIPE);
  }

  @Test
  void newMetricsCanBeReadByTheirCollectorWhateverTheUmask() throws IOException {
    Path file = directory.resolve("bmkpi.prom");

    output(file, OutputKind.METRICS).write("# HELP bmkpi_up Up.\n");

    assertThat(rights(file)).isEqualTo("rw-r--r--");
  }

  @Test
  void twoNamesOfOneFileAreKnownAsSuch() throws IOException {
    Path file = directory.resolve("a.json");
    Path link = Files.createSymbolicLink(directory.resolve("b.json"), Path.of("a.json"));

    assertThat(page(file).isSameAs(page(link))).isTrue();
    assertThat(page(file).isSameAs(page(directory.resolve("c.json")))).isFalse();
    assertThat(page(Path.of("/dev/null")).isSameAs(page(Path.of("/dev/null")))).isFalse();
  }
}
