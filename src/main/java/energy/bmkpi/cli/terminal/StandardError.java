package energy.bmkpi.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Standard error of the process. On a terminal, everything that is written to it goes through one
 * writer, so that live lines can stand below messages and logs.
 */
public final class StandardError {
  private static volatile @Nullable LiveLines terminal;

  private StandardError() {}

  /** Called before anything else takes hold of {@link System#err}. */
  public static void claim() {
    if (Terminal.isErr()) {
      LiveLines lines = new LiveLines(new FileOutputStream(FileDescriptor.err));
      System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));
      terminal = lines;
    }
  }

  /** Empty where standard error is no terminal that can draw over its lines. */
  public static Optional<LiveLines> live() {
    return "dumb".equals(System.getenv("TERM")) ? Optional.empty() : Optional.ofNullable(terminal);
  }

  public static boolean isTerminal() {
    return terminal != null;
  }
}
