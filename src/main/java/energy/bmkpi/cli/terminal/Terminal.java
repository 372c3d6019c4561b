package energy.bmkpi.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Whether a person looks on. */
public final class Terminal {
  private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");
  private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

  private Terminal() {}

  /** Whether standard error is a terminal; false where the system does not tell. */
  static boolean isErr() {
    return isTerminal(STANDARD_ERROR);
  }

  /** Whether standard output is a terminal that shows characters like ▃. */
  public static boolean showsBlocks() {
    return isTerminal(STANDARD_OUTPUT)
        && Stream.of("LC_ALL", "LC_CTYPE", "LANG")
            .map(System::getenv)
            .filter(locale -> locale != null && !locale.isEmpty())
            .findFirst()
            .map(locale -> locale.toUpperCase(Locale.ROOT).replace("-", "").endsWith("UTF8"))
            .orElse(false);
  }

  /** Of the terminal that standard output is; more than any line has where it is none. */
  public static int columns() {
    return isTerminal(STANDARD_OUTPUT) ? TerminalSize.ask().columns() : Integer.MAX_VALUE;
  }

  private static boolean isTerminal(Path stream) {
    try {
      return Files.readSymbolicLink(stream).toString().matches("/dev/(pts/|tty|console).*");
    } catch (IOException e) {
      return false;
    }
  }
}
