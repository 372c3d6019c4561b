package energy.bmkpi.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalSizeTest {
  @Test
  void sttyTellsRowsAndColumns() {
    assertThat(TerminalSize.read("50 200\n")).isEqualTo(new TerminalSize(50, 200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0 0\n", "24 0\n", "stty: 'standard input': not a tty\n"})
  void withoutAnAnswerItIsAUsualOne(String answer) {
    assertThat(TerminalSize.read(answer)).isEqualTo(new TerminalSize(24, 80));
  }
}
