package energy.bmkpi.cli.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A terminal whose last lines are drawn over and over while everything else that is written to it
 * scrolls above them.
 */
public final class LiveLines extends OutputStream {
  private static final String HIDE_CURSOR = "\u001b[?25l";
  private static final String SHOW_CURSOR = "\u001b[?25h";
  private static final String ERASE_TO_END_OF_LINE = "\u001b[K";
  private static final String ERASE_BELOW = "\u001b[J";

  /**
   * A line that a narrowed window has no place for is cut, not wrapped: wrapped, it could not be
   * erased.
   */
  private static final String CUT_LINES = "\u001b[?7l";

  private static final String WRAP_LINES = "\u001b[?7h";

  private final OutputStream terminal;
  private List<String> lines = List.of();
  private int drawn;
  private boolean atStartOfLine = true;
  private boolean gone;

  LiveLines(OutputStream terminal) {
    this.terminal = terminal;
  }

  /** Draws the lines in the place of those before them. */
  synchronized void show(List<String> next) {
    if (gone) {
      return;
    }
    lines = List.copyOf(next);
    if (atStartOfLine) {
      send(draw());
    }
  }

  /** Takes the lines away and gives the cursor back. */
  synchronized void clear() {
    if (!lines.isEmpty() || drawn > 0) {
      lines = List.of();
      send(erase());
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return;
    }
    if (drawn > 0) {
      send(erase());
    }
    terminal.write(bytes, offset, length);
    atStartOfLine = bytes[offset + length - 1] == '\n';
    if (atStartOfLine && !lines.isEmpty()) {
      send(draw());
    }
  }

  @Override
  public void write(int oneByte) throws IOException {
    write(new byte[] {(byte) oneByte}, 0, 1);
  }

  @Override
  public synchronized void flush() throws IOException {
    terminal.flush();
  }

  private String draw() {
    StringBuilder frame = new StringBuilder(HIDE_CURSOR).append(CUT_LINES).append(backToTheTop());
    lines.forEach(line -> frame.append(line).append(ERASE_TO_END_OF_LINE).append('\n'));
    drawn = lines.size();
    return frame.append(ERASE_BELOW).append(WRAP_LINES).toString();
  }

  private String erase() {
    String erased = backToTheTop() + ERASE_BELOW + SHOW_CURSOR;
    drawn = 0;
    return erased;
  }

  private String backToTheTop() {
    return drawn == 0 ? "" : "\r\u001b[" + drawn + "A";
  }

  /** A window that was closed shows nothing any more, and the work that it showed goes on. */
  private void send(String text) {
    try {
      terminal.write(text.getBytes(StandardCharsets.UTF_8));
      terminal.flush();
    } catch (IOException e) {
      gone = true;
      lines = List.of();
      drawn = 0;
    }
  }
}
