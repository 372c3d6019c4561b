package energy.bmkpi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpRequestTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "-h",
        "-V",
        "--version",
        "-v --help",
        "run --help",
        "help",
        "help run",
        "-v help",
        "completion",
        "load bod --help",
        "-v"
      })
  void asksAboutTheProgramOnly(String commandLine) {
    assertThat(HelpRequest.isMadeBy(commandLine.split(" "))).isTrue();
  }

  @Test
  void noWordAtAllAsksForHelp() {
    assertThat(HelpRequest.isMadeBy()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"run", "-v run", "report --unit help", "load bod -- --help", "plan --days 7"})
  void asksForWork(String commandLine) {
    assertThat(HelpRequest.isMadeBy(commandLine.split(" "))).isFalse();
  }
}
