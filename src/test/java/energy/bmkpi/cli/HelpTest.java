package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HelpTest {
  @Inject CommandRunner bmkpi;

  @Test
  void theProgramAloneSaysWhatItDoesHowToBeginAndWhatItExitsWith() {
    CommandRunner.Result result = bmkpi.run();

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .startsWith("Usage: bmkpi [-hvV] COMMAND\nDaily KPIs of the GB electricity")
        .contains(
            "First steps:\n  bmkpi demo ",
            "Exit codes:",
            "    0     done\n",
            "    2     wrong usage or configuration\n",
            "    5     source data missing, nothing published\n",
            "    7     a source table breaks the schema contract\n");
  }

  @Test
  void theHelpOptionPrintsTheSameAsTheProgramAlone() {
    assertThat(bmkpi.run("--help")).isEqualTo(bmkpi.run());
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "load", "kpis", "help"})
  void helpOfACommandPrintsTheSameAsItsOption(String command) {
    assertThat(bmkpi.run("help", command))
        .isEqualTo(bmkpi.run(command, "--help"))
        .satisfies(result -> assertThat(result.out()).startsWith("Usage: bmkpi " + command))
        .satisfies(result -> assertThat(result.exitCode()).isZero());
  }

  @Test
  void helpAlonePrintsTheSameAsTheProgramAlone() {
    assertThat(bmkpi.run("help")).isEqualTo(bmkpi.run());
  }

  @Test
  void theListOfCommandsSaysWhatEachOfThemDoes() {
    assertThat(bmkpi.run().out())
        .containsPattern("run +Compute the KPIs of some settlement dates")
        .containsPattern("resume +Finish an interrupted run")
        .containsPattern("plan +Show the batches and queries of a run")
        .containsPattern("check +Compare every source table")
        .containsPattern("status +Show how complete")
        .containsPattern("report +Print the published KPIs")
        .containsPattern("kpis +Print the catalogue")
        .containsPattern("load +Load files into the embedded warehouse")
        .containsPattern("demo +Generate a synthetic market")
        .containsPattern("completion +Print the completion script");
  }

  @Test
  void theVersionIsThatOfThePom() {
    CommandRunner.Result result = bmkpi.run("--version");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).matches("bmkpi \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\n");
    assertThat(result.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "resume",
        "plan",
        "check",
        "status",
        "report",
        "kpis",
        "load",
        "demo",
        "completion"
      })
  void theHelpOfACommandEndsWithExamplesOfThatCommand(String command) {
    CommandRunner.Result result = bmkpi.run(command, "--help");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("Usage: bmkpi " + command).contains("Exit codes:");
    assertThat(result.out().substring(result.out().indexOf("\nExample")))
        .contains("bmkpi " + command);
  }
}
