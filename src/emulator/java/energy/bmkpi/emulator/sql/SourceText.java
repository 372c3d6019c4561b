package energy.bmkpi.emulator.sql;

import java.nio.charset.StandardCharsets;

/** SQL as it was sent, with the two ways in which GoogleSQL tells positions in it. */
final class SourceText {
  private static final int TAB_STOP = 8;

  private final byte[] utf8;

  SourceText(String text) {
    utf8 = text.getBytes(StandardCharsets.UTF_8);
  }

  String slice(int start, int end) {
    return new String(utf8, start, end - start, StandardCharsets.UTF_8);
  }

  int length() {
    return utf8.length;
  }

  /** {@code line:column}, both from 1, of a byte; columns count characters, and tabs as stops. */
  String lineAndColumn(int offset) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < offset; i++) {
      if (utf8[i] == '\n') {
        line++;
        column = 1;
      } else {
        column = nextColumn(column, utf8[i]);
      }
    }
    return line + ":" + column;
  }

  /** The byte at a line and column, or the last byte of that line. */
  int offset(int line, int column) {
    int offset = 0;
    for (int passed = 1; passed < line && offset < utf8.length; offset++) {
      if (utf8[offset] == '\n') {
        passed++;
      }
    }
    int at = 1;
    while (offset < utf8.length && utf8[offset] != '\n' && at < column) {
      at = nextColumn(at, utf8[offset]);
      offset++;
      while (offset < utf8.length && continues(utf8[offset])) {
        offset++;
      }
    }
    return offset;
  }

  private static int nextColumn(int column, byte passed) {
    if (passed == '\t') {
      return ((column - 1) / TAB_STOP + 1) * TAB_STOP + 1;
    }
    return continues(passed) ? column : column + 1;
  }

  /** Whether the byte belongs to the character of the byte before it. */
  private static boolean continues(byte octet) {
    return (octet & 0xC0) == 0x80;
  }
}
