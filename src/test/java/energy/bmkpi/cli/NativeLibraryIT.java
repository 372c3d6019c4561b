package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Where the native executable finds DuckDB's library; the build puts it beside the executable. */
@EnabledIfSystemProperty(
    named = "bmkpi.program",
    matches = ".*/bmkpi",
    disabledReason = "the jar of DuckDB's driver holds the library")
class NativeLibraryIT {
  private static final Path BUILT = Path.of(System.getProperty("bmkpi.program", ""));
  private static final String LIBRARY = System.mapLibraryName("duckdb_java");

  @TempDir Path prefix;

  private Path program;

  @BeforeEach
  void installTheProgramAlone() throws IOException {
    program = copy(BUILT, "bin/bmkpi");
  }

  @Test
  void itMayLieInTheLibrariesOfThePrefix() throws Exception {
    copy(BUILT.resolveSibling(LIBRARY), "lib/bmkpi/" + LIBRARY);

    CommandRunner.Result result = demo();

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void itMayLieWhereTheUserSays() throws Exception {
    copy(BUILT.resolveSibling(LIBRARY), "elsewhere/" + LIBRARY);

    CommandRunner.Result result =
        new PackagedProgram(prefix, program)
            .withSystemProperty("java.library.path", prefix.resolve("elsewhere").toString())
            .run("demo", "--days", "1", "--units", "5");

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void whereItIsMissingOneLineSaysSo() throws Exception {
    Path home = prefix.toRealPath();

    assertThat(demo())
        .isEqualTo(
            new CommandRunner.Result(
                ExitCode.USAGE.code(),
                "",
                "bmkpi: DuckDB's library %s is neither in %s nor in %s; put it there, as it was built and packed, or name its directory with -Djava.library.path\n"
                    .formatted(LIBRARY, home.resolve("bin"), home.resolve("lib/bmkpi"))));
  }

  @Test
  void whereItIsJunkOneLineSaysSo() throws Exception {
    Path library = prefix.resolve("lib/bmkpi").resolve(LIBRARY);
    Files.createDirectories(library.getParent());
    Files.writeString(library, "a download that was cut off");

    CommandRunner.Result result = demo();

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.code());
    assertThat(result.err())
        .startsWith("bmkpi: DuckDB's library cannot be loaded: ")
        .endsWith("; install the program again, with the library of its own release\n")
        .hasLineCount(1);
  }

  private CommandRunner.Result demo() throws Exception {
    return new PackagedProgram(prefix, program).run("demo", "--days", "1", "--units", "5");
  }

  private Path copy(Path file, String place) throws IOException {
    Path copy = prefix.resolve(place);
    Files.createDirectories(copy.getParent());
    return Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
  }
}
