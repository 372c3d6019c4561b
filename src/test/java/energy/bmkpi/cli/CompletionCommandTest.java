package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class CompletionCommandTest {
  @Inject CommandRunner bmkpi;
  @TempDir Path directory;

  @Test
  void printsABashScriptThatNamesEveryCommand() {
    CommandRunner.Result result = bmkpi.run("completion");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .startsWith("#!/usr/bin/env bash\n")
        .contains(
            "commands=\"run resume plan check status report kpis load demo completion help\"");
  }

  @Test
  void bashCompletesTheBeginningOfACommandWithIt() throws IOException, InterruptedException {
    Path script = directory.resolve("completion");
    Files.writeString(
        script,
        bmkpi.run("completion").out()
            + "\nCOMP_WORDS=(bmkpi compl); COMP_CWORD=1; _complete_bmkpi; echo \"${COMPREPLY[@]}\"\n");

    Process bash = new ProcessBuilder("bash", script.toString()).redirectErrorStream(true).start();

    assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("completion\n");
    assertThat(bash.waitFor()).isZero();
  }
}
