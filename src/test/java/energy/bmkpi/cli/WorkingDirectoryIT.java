package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.cli.process.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A directory that was deleted below the shell in which the program is called. */
@EnabledIfSystemProperty(
    named = "bmkpi.program",
    matches = ".*/bmkpi",
    disabledReason = "a JVM does not start there, and says so itself")
class WorkingDirectoryIT {
  @TempDir Path directory;

  @Test
  void thatIsGoneIsToldInOneLine() throws Exception {
    CommandRunner.Result result =
        new PackagedProgram(directory)
            .runInShell("mkdir gone && cd gone && rmdir ../gone && \"$@\"", "status");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.code());
    assertThat(result.err()).hasLineCount(1).contains("working directory").doesNotContain("\tat ");
  }
}
