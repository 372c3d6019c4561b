package energy.bmkpi.cli.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The size of a terminal's window. */
record TerminalSize(int rows, int columns) {
  private static final TerminalSize USUAL = new TerminalSize(24, 80);
  private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("([1-9]\\d*) ([1-9]\\d*)\\s*");

  /**
   * Asks stty: the JDK does not tell, and shells keep COLUMNS to themselves. A usual size where
   * there is no answer.
   */
  static TerminalSize ask() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(1, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return USUAL;
      }
      return read(new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return USUAL;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL;
    }
  }

  /** What stty says: {@code 24 80}; {@code 0 0} where it does not know. */
  static TerminalSize read(String answer) {
    Matcher size = ROWS_AND_COLUMNS.matcher(answer);
    return size.matches()
        ? new TerminalSize(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)))
        : USUAL;
  }
}
