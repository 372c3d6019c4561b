package energy.bmkpi.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A settings file counts as a whole, or is refused by its name; no other file counts at all. */
class SettingsFileIT {
  private static final String PATH = "bmkpi.duckdb.path=";

  @TempDir Path directory;

  private PackagedProgram bmkpi;
  private Path file;

  @BeforeEach
  void anEmptyDirectory() throws IOException {
    directory = directory.toRealPath();
    bmkpi = new PackagedProgram(directory);
    file = directory.resolve("config/application.properties");
    Files.createDirectories(file.getParent());
  }

  @Test
  void ofUtf8IsRead() throws Exception {
    Files.writeString(file, "# £\n" + PATH + "märkte.duckdb\n");

    assertThat(check()).contains("märkte.duckdb");
  }

  @Test
  void ofUtf8WithAByteOrderMarkLosesNoKey() throws Exception {
    Files.writeString(file, "\uFEFF" + PATH + "marked.duckdb\n");

    assertThat(check()).contains("marked.duckdb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32"})
  void ofAnotherUnicodeIsRefused(String encoding) throws Exception {
    Files.write(file, (PATH + "wide.duckdb\n").getBytes(Charset.forName(encoding)));

    assertRefused("is not UTF-8 but looks like UTF-16 or UTF-32; save it as UTF-8");
  }

  @Test
  void ofUtf16AsNotepadWritesItIsRefused() throws Exception {
    Files.write(file, ("\uFEFF" + PATH + "wide.duckdb\r\n").getBytes(UTF_16LE));

    assertRefused("is not UTF-8 but looks like UTF-16 or UTF-32; save it as UTF-8");
  }

  @Test
  void ofUtf16WithoutALatinLetterIsRefused() throws Exception {
    Files.write(file, "\uFEFF市場".getBytes(UTF_16BE));

    assertRefused("is not UTF-8 in line 1; save it as UTF-8");
  }

  @Test
  void ofLatin1IsRefusedWithTheLine() throws Exception {
    Files.write(file, (PATH + "a.duckdb\n# in £\n").getBytes(ISO_8859_1));

    assertRefused("is not UTF-8 in line 2; save it as UTF-8");
  }

  @Test
  void besideTheProgramIsHeldToTheSame() throws Exception {
    Path home = directory.resolve("opt");
    bmkpi.installedIn(home);
    Path beside = home.resolve("config/application.properties");
    Files.write(beside, (PATH + "wide.duckdb\n").getBytes(UTF_16LE));
    assertThat(bmkpi.run("kpis").err())
        .isEqualTo(
            "bmkpi: %s is not UTF-8 but looks like UTF-16 or UTF-32; save it as UTF-8\n"
                .formatted(beside));

    Files.writeString(beside, "\uFEFF" + PATH + "marked.duckdb\n");

    assertThat(check()).contains("marked.duckdb");
  }

  @Test
  void withAnEscapeThatIsNoneIsRefused() throws Exception {
    Files.writeString(file, PATH + "\\u12\n");

    assertRefused("has an escape that cannot be read (Malformed \\uxxxx encoding.); correct it");
  }

  @Test
  void withAKeyTwiceIsRefused() throws Exception {
    Files.writeString(file, "bmkpi.workers=5\nbmkpi.days=3\nbmkpi.workers=6\n");

    assertRefused("has the key bmkpi.workers twice; remove one of them");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bmpki.workers",
        "BMKPI_WORKERS",
        "%prod.bmkpi.workers",
        "quarkus.config.locations",
        "smallrye.config.locations",
        "quarkus.profile"
      })
  void withAKeyThatWouldHaveNoEffectIsRefused(String key) throws Exception {
    Files.writeString(file, key + "=5\n");

    assertRefused(
        "has the key %s, which is no setting; keys begin with bmkpi. or quarkus.; correct it, or if the file belongs to another program, call bmkpi in another directory"
            .formatted(key));
  }

  @Test
  void thatIsADirectoryIsRefused() throws Exception {
    Files.createDirectory(file);

    assertRefused("is a directory; put a file in its place, or remove it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/zero", "/dev/null"})
  @Timeout(60)
  void thatIsADeviceIsRefused(String device) throws Exception {
    Files.createSymbolicLink(file, Path.of(device));

    assertRefused("is a device, pipe or socket; put a file of settings in its place, or remove it");
  }

  @Test
  @Timeout(60)
  void thatIsAPipeIsRefused() throws Exception {
    assumeTrue(new ProcessBuilder("mkfifo", file.toString()).start().waitFor() == 0, "no mkfifo");

    assertRefused("is a device, pipe or socket; put a file of settings in its place, or remove it");
  }

  @Test
  void thatIsTooLargeIsRefused() throws Exception {
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(8L << 30);
    }

    assertRefused("is larger than 1 MiB; put a file of settings in its place, or remove it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--help", "--version", "help", "help run", "run --help", "completion", ""})
  void thatIsWrongDoesNotKeepTheHelpFromWhoeverNeedsIt(String commandLine) throws Exception {
    Files.writeString(file, "bmkpi.wrokers=5\nbmkpi.days=none\nmine=1\n");
    bmkpi.withVariable("BMKPI_WORKERS", "abc").withVariable("BMKPI_WRONG", "1");

    CommandRunner.Result result =
        bmkpi.run(commandLine.isEmpty() ? new String[0] : commandLine.split(" "));

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("bmkpi");
  }

  @Test
  void thatMayNotBeReadIsRefused() throws Exception {
    Files.writeString(file, PATH + "a.duckdb\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-w-------"));
    assumeFalse(Files.isReadable(file), "root may read everything");

    assertRefused("may not be read by this user; give the user the right to read it");
  }

  @Test
  void isNotMissedWhereConfigIsAFileOfSomebodyElse() throws Exception {
    Files.delete(file.getParent());
    Files.writeString(file.getParent(), "[core]\n");

    assertThat(bmkpi.run("kpis").err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".env",
        "application.properties",
        "application.yaml",
        "config/application.yaml",
        "config/application-prod.properties",
        "config/.env",
        "META-INF/microprofile-config.properties"
      })
  void ofAnotherNameHasNoEffect(String name) throws Exception {
    Path other = directory.resolve(name);
    Files.createDirectories(other.getParent());
    Files.writeString(
        other,
        name.endsWith(".yaml")
            ? "bmkpi:\n  duckdb:\n    path: elsewhere.duckdb\n"
            : "BMKPI_DUCKDB_PATH=elsewhere.duckdb\n" + PATH + "elsewhere.duckdb\n");

    assertThat(check()).doesNotContain("elsewhere").contains("bmkpi.duckdb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"QUARKUS_CONFIG_LOCATIONS", "SMALLRYE_CONFIG_LOCATIONS"})
  void ofAnotherPlaceHasNoEffect(String variable) throws Exception {
    Path other = Files.writeString(directory.resolve("o.properties"), PATH + "elsewhere.duckdb\n");
    bmkpi.withVariable(variable, other.toString());

    assertThat(check()).doesNotContain("elsewhere").contains("bmkpi.duckdb");
  }

  @Test
  void dotEnvCannotSendATokenElsewhere() throws Exception {
    Files.writeString(
        directory.resolve(".env"),
        """
        BMKPI_WAREHOUSE=bigquery
        BMKPI_BIGQUERY_HOST=https://collector.example
        QUARKUS_LOG_LEVEL=ALL
        """);

    assertThat(bmkpi.run("check").err())
        .startsWith("bmkpi: there is no DuckDB file")
        .hasLineCount(1);
  }

  /** What the command says of the database that it was told to open. */
  private String check() throws Exception {
    return bmkpi.withVariable("LC_ALL", "C.UTF-8").run("check").err();
  }

  private void assertRefused(String problem) throws Exception {
    assertThat(bmkpi.run("kpis"))
        .isEqualTo(new CommandRunner.Result(2, "", "bmkpi: %s %s\n".formatted(file, problem)));
  }
}
