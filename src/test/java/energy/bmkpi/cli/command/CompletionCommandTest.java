package energy.bmkpi.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.cli.CommandRunner;
import energy.bmkpi.testing.Slow;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

@QuarkusTest
@Slow
class CompletionCommandTest {
  /** The option of the shell that can be set only while it completes. */
  private static final String OUTSIDE_OF_COMPLETION = "\ncompopt() { :; }\n";

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
            "commands=\"run resume plan check status report unpublish kpis load unload demo completion help\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "help '' | run resume plan check status report unpublish kpis load unload demo completion help",
        "help st | status",
        "run --warehouse '' | duckdb bigquery",
        "run --datasets '' | boalf bod boav ebocf",
        "kpis --output '' | text json csv",
        "report --table '' | summary market coverage run",
        "report --sort net_c | net_cashflow_gbp",
        "load --direction '' | bid offer"
      })
  void bashOffersWhatIsAccepted(String words, String offered) throws Exception {
    int last = words.split(" ").length;

    assertThat(
            bash(
                "COMP_WORDS=(bmkpi %s); COMP_CWORD=%d; _complete_bmkpi; echo \"${COMPREPLY[@]}\""
                    .formatted(words, last)))
        .isEqualToNormalizingWhitespace(offered);
  }

  @Test
  void everyWordThatIsOfferedIsAccepted() {
    CommandLine all = bmkpi.commandLine("help");
    int offered = 0;
    for (CommandLine command : all.getSubcommands().values()) {
      for (OptionSpec option : command.getCommandSpec().options()) {
        if (option.completionCandidates() == null) {
          continue;
        }
        for (String word : option.completionCandidates()) {
          offered++;
          assertThat(
                  bmkpi.run(command.getCommandName(), option.longestName(), word, "--help").err())
              .isEmpty();
        }
        assertThat(
                bmkpi
                    .run(command.getCommandName(), option.longestName(), "nonsense", "--help")
                    .exitCode())
            .as("the check notices what is refused")
            .isEqualTo(2);
      }
    }
    assertThat(offered).isGreaterThan(60);
  }

  @Test
  void bashCompletesTheBeginningOfACommandWithIt() throws IOException, InterruptedException {
    assertThat(
            bash(
                "COMP_WORDS=(bmkpi compl); COMP_CWORD=1; _complete_bmkpi; echo \"${COMPREPLY[@]}\""))
        .isEqualTo("completion\n");
  }

  /** What the script's functions answer in a shell. */
  private String bash(String command) throws IOException, InterruptedException {
    Path script = directory.resolve("completion");
    Files.writeString(
        script, bmkpi.run("completion").out() + OUTSIDE_OF_COMPLETION + command + "\n");
    Process bash = new ProcessBuilder("bash", script.toString()).redirectErrorStream(true).start();
    String answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).isZero();
    return answer;
  }
}
