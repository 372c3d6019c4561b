package energy.bmkpi.cli.output.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTableTest {
  private static final List<String> EXPENDABLE = List.of("trend", "party", "days");

  private final TerminalTable table =
      new TerminalTable(List.of("unit", "party", "days", "cashflow", "trend"));

  @Test
  void aWideTerminalShowsAll() {
    assertThat(printed(80)).startsWith("unit   party     days  cashflow  trend");
  }

  @Test
  void whatMattersLeastIsLeftOutUntilTheLinesFit() {
    assertThat(printed(36)).startsWith("unit   party     days  cashflow\n").contains("Somebody");
    assertThat(printed(30)).startsWith("unit   days  cashflow\n").contains("T_X-1     7  1,234.50");
    assertThat(printed(18)).startsWith("unit   cashflow\n");
  }

  @Test
  void whatMattersIsShownAlsoWhereItDoesNotFit() {
    assertThat(printed(5)).startsWith("unit   cashflow\n");
  }

  private String printed(int width) {
    table.row(Arrays.asList("T_X-1", "Somebody", 7, 1234.5, "▁▂▃▄▅▆▇█"));
    StringWriter text = new StringWriter();
    table.print(width, EXPENDABLE, new PrintWriter(text));
    return text.toString();
  }
}
