package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the packaged program keeps its journal, and what it says where it cannot. */
class StateDirectoryIT {
  private static final String[] DEMO = {
    "demo", "--days", "1", "--units", "5", "--database", "demo.duckdb"
  };

  @TempDir Path directory;

  private PackagedProgram bmkpi;

  @BeforeEach
  void runInAnEmptyDirectory() {
    bmkpi = new PackagedProgram(directory);
  }

  @Test
  void inTheUsersStateDirectoryOfXdg() throws Exception {
    CommandRunner.Result result =
        bmkpi.withVariable("XDG_STATE_HOME", directory.resolve("xdg").toString()).run(DEMO);

    assertThat(result.exitCode()).as(result.err()).isZero();
    try (Stream<Path> runs = Files.list(directory.resolve("xdg/bmkpi/runs"))) {
      assertThat(runs).hasSize(1);
    }
  }

  @Test
  void belowTheHomeDirectoryThatTheCallerNames() throws Exception {
    Path home = Files.createDirectory(directory.resolve("home"));

    CommandRunner.Result result =
        bmkpi.withVariable("XDG_STATE_HOME", "").withVariable("HOME", home.toString()).run(DEMO);

    assertThat(result.exitCode()).as(result.err()).isZero();
    try (Stream<Path> runs = Files.list(home.resolve(".local/state/bmkpi/runs"))) {
      assertThat(runs).hasSize(1);
    }
  }

  @Test
  void withoutAHomeDirectoryTheKeyIsNamed() throws Exception {
    CommandRunner.Result result = homeless().run(DEMO);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            "bmkpi: there is no home directory to keep the journal of a run in; name a directory"
                + " with bmkpi.state-dir, e.g. with BMKPI_STATE_DIR\n");
  }

  @Test
  void commandsThatOnlyReadNeedNone() throws Exception {
    assertThat(homeless().withVariable("BMKPI_STATE_DIR", "state").run(DEMO).exitCode()).isZero();
    PackagedProgram reader = new PackagedProgram(directory);

    for (String command : new String[] {"status", "report", "check"}) {
      CommandRunner.Result result = homeless(reader).run(command, "--database", "demo.duckdb");
      assertThat(result.exitCode()).as("%s: %s", command, result.err()).isZero();
    }
    assertThat(homeless(reader).run("status", "--runs").exitCode()).isZero();
  }

  @Test
  void whereItCannotWriteItSaysSoBeforeAnythingIsRun() throws Exception {
    Path file = Files.createFile(directory.resolve("state"));

    CommandRunner.Result result = bmkpi.withVariable("BMKPI_STATE_DIR", file.toString()).run(DEMO);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("bmkpi: cannot write " + file)
        .endsWith(": Not a directory; name a directory that can be written with bmkpi.state-dir\n");
  }

  private PackagedProgram homeless() {
    return homeless(bmkpi);
  }

  private static PackagedProgram homeless(PackagedProgram program) {
    return program
        .withVariable("XDG_STATE_HOME", "")
        .withVariable("HOME", "/nonexistent")
        .withSystemProperty("user.home", "/nonexistent");
  }
}
