package energy.bmkpi.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import energy.bmkpi.Mount;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a user names as the place of an output: nothing of others is destroyed. */
class OutputFileTest {
  private static final String PAGE =
      "<!doctype html>\n<title>Balancing Mechanism, 1 January 2026</title>\n";
  private static final String OLDER_PAGE = PAGE.replace("1 January", "2 January");

  @TempDir Path directory;

  private final StringWriter standardOutput = new StringWriter();

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
  void aFullDiskLeavesTheOldPageAndNothingElse() throws IOException {
    try (Mount disk = Mount.tmpfs(directory, "size=64k")) {
      Path file = Files.writeString(disk.path().resolve("report.html"), OLDER_PAGE);
      disk.fill();

      assertThatThrownBy(() -> page(file).write(PAGE.repeat(1000)))
          .isInstanceOfSatisfying(
              Failure.class,
              failure -> assertThat(failure.category()).isEqualTo(FailureCategory.OUTPUT))
          .hasMessageContaining("report.html was not written: No space left on device");

      assertThat(file).hasContent(OLDER_PAGE);
      assertThat(disk.path().toFile().list()).containsExactlyInAnyOrder("filler", "report.html");
    }
  }

  @Test
  void whatAProcessLeftThatWasKilledIsRemovedByTheNextOne() throws IOException {
    Files.writeString(directory.resolve(".bmkpi-123.part"), "half a page");

    write("report.html");

    assertThat(directory.toFile().list()).containsExactly("report.html");
  }

  @Test
  void soIsAFileOfAProcessThatWasKilledBeforeItWrote() throws IOException {
    Files.createFile(directory.resolve(".bmkpi-123.part"));

    write("report.html");

    assertThat(directory.toFile().list()).containsExactly("report.html");
  }

  @Test
  void whatAProcessStillWritesIsLeftToIt() throws IOException {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WritingProcess.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      Path begun = Path.of(Objects.requireNonNull(writer.inputReader().readLine()));

      write("report.html");

      assertThat(begun).isEmptyFile();
    } finally {
      writer.destroyForcibly().onExit().join();
    }
    write("report.html");

    assertThat(directory.toFile().list()).containsExactly("report.html");
  }

  /** Has begun an output, until it is ended or the process that started it is. */
  static final class WritingProcess {
    private WritingProcess() {}

    public static void main(String... args) throws IOException {
      try (UnfinishedFile part = UnfinishedFile.in(Path.of(args[0]))) {
        System.out.println(part.path());
        System.in.read();
      }
    }
  }

  @Test
  void aFileOfOthersWithALikeNameIsNotTouched() throws IOException {
    Path other = Files.writeString(directory.resolve(".bmkpi-notes.part"), "mine");
    Path victim = Files.writeString(directory.resolve("victim"), "mine");
    Path link = Files.createSymbolicLink(directory.resolve(".bmkpi-1.part"), victim);

    write("report.html");

    assertThat(other).hasContent("mine");
    assertThat(link).isSymbolicLink().hasContent("mine");
  }

  @Test
  @Timeout(30)
  void aPipeThatIsNamedAsALeftoverHoldsNobody() throws Exception {
    Path pipe = directory.resolve(".bmkpi-1.part");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo");

    write("report.html");

    assertThat(directory.resolve("report.html")).hasContent(PAGE);
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

  private void write(String name) {
    page(directory.resolve(name)).write(PAGE);
  }

  private void assertRefused(Path file, String why) {
    assertThatThrownBy(() -> page(file).requireWritable())
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.category()).isEqualTo(FailureCategory.CONFIGURATION))
        .hasMessageStartingWith(file + " cannot be written: " + why);
    assertThatThrownBy(() -> page(file).write(PAGE)).isInstanceOf(Failure.class);
  }

  private OutputFile page(Path file) {
    return output(file, OutputKind.PAGE);
  }

  private OutputFile output(Path file, OutputKind kind) {
    return new OutputFile(file, kind, "--html", new PrintWriter(standardOutput));
  }

  private static String rights(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static boolean isRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }
}
