package energy.bmkpi.load.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of JSON at which a scanner is, with what it must keep of them. */
final class JsonBuffer {
  private static final int NOTHING = -1;

  private final InputStream in;
  private byte[] bytes = new byte[1 << 20];
  private int position;
  private int limit;

  /** The first byte that must stay in the buffer. */
  private int kept = NOTHING;

  private int textStart;
  private long line = 1;
  private long rows;

  JsonBuffer(InputStream in) {
    this.in = in;
  }

  /** The number of the line of the position, counted from 1. */
  long line() {
    return line;
  }

  /** How many rows were passed as a whole. */
  long rows() {
    return rows;
  }

  void rowPassed() {
    rows++;
    keepNothing();
  }

  /** All from here on stays in the buffer. */
  void keep() {
    kept = position;
  }

  void keepNothing() {
    kept = NOTHING;
  }

  boolean keepsAny() {
    return kept != NOTHING;
  }

  /** How many bytes lie between the first that is kept and the position. */
  int length() {
    return position - kept;
  }

  /** All that is kept, as text. */
  String text() {
    return new String(bytes, kept, length(), StandardCharsets.UTF_8);
  }

  /** Writes what is kept, from one offset to another. */
  void write(OutputStream out, int from, int to) throws IOException {
    out.write(bytes, kept + from, to - from);
  }

  /** The byte at the position, which is not passed. */
  byte here() throws IOException {
    if (position == limit && !fill()) {
      throw cutOff();
    }
    return bytes[position];
  }

  void pass() {
    position++;
  }

  void back() {
    position--;
  }

  /** Writes a blank over the byte that was passed last: a row is to be in one line. */
  void blank(byte passed) {
    bytes[position - 1] = ' ';
    if (passed == '\n') {
      line++;
    }
  }

  /** Behind the key that begins here; returns its length. */
  int passKey(JsonKeys keys) throws IOException {
    int end = keys.endOfExpected(bytes, position, limit);
    if (end > 0) {
      textStart = position;
      position = end;
    } else {
      passText();
      keys.key(bytes, textStart, position - 1);
    }
    return position - 1 - textStart;
  }

  /** Behind the closing quote of the text that begins here. */
  void passText() throws IOException {
    boolean keptBefore = keepsAny();
    textStart = position;
    if (!keptBefore) {
      kept = textStart;
    }
    for (byte read = passPlainText(); read != '"'; read = passPlainText()) {
      if (read != '\\') {
        throw UnreadableJsonException.toCorrect(
            "row %d, line %d: a text holds a line break or another control character"
                .formatted(rows + 1, line));
      }
      here();
      position++;
    }
    if (!keptBefore) {
      kept = NOTHING;
    }
  }

  /** Behind the next byte that is no plain text: a quote, a backslash or a control character. */
  private byte passPlainText() throws IOException {
    while (true) {
      int at = PlainText.end(bytes, position, limit);
      if (at < limit) {
        position = at + 1;
        return bytes[at];
      }
      position = limit;
      here();
    }
  }

  /** Behind the next byte that begins or ends something, or has to be blanked. */
  byte passToMark() throws IOException {
    while (true) {
      byte[] row = bytes;
      int end = limit;
      for (int at = position; at < end; at++) {
        byte read = row[at];
        switch (read) {
          case '"', '{', '}', '[', ']', ',', '\n', '\r', '\t' -> {
            position = at + 1;
            return read;
          }
          default -> {
            // numbers, words, colons and blanks, which the engine looks at
          }
        }
      }
      position = end;
      here();
    }
  }

  /** Behind the number that begins here; returns its length, which is 0 where there is none. */
  int passNumber() throws IOException {
    int length = 0;
    while (true) {
      byte[] row = bytes;
      int end = limit;
      int start = position;
      int at = start;
      while (at < end && isOfNumber(row[at])) {
        at++;
      }
      length += at - start;
      position = at;
      if (at < end) {
        return length;
      }
      here();
    }
  }

  private static boolean isOfNumber(byte read) {
    return (read >= '0' && read <= '9')
        || read == '.'
        || read == '-'
        || read == '+'
        || read == 'e'
        || read == 'E';
  }

  /** Between rows: what comes next, which is not passed; negative at the end. */
  int passBlanks() throws IOException {
    while (true) {
      if (position == limit && !fill()) {
        return NOTHING;
      }
      byte read = bytes[position];
      switch (read) {
        case '\n' -> line++;
        // A record separator of RFC 7464, or the byte order mark of a file that was appended.
        case ' ', '\t', '\r', 0x1E, (byte) 0xEF, (byte) 0xBB, (byte) 0xBF -> {}
        default -> {
          return read & 0xff;
        }
      }
      position++;
    }
  }

  private boolean fill() throws IOException {
    int first = kept == NOTHING ? position : kept;
    if (first > 0) {
      System.arraycopy(bytes, first, bytes, 0, limit - first);
      position -= first;
      limit -= first;
      textStart -= first;
      kept = kept == NOTHING ? NOTHING : 0;
    }
    if (limit == bytes.length) {
      if (limit >= JsonRows.LONGEST_ROW) {
        throw UnreadableJsonException.toCorrect(
            "row %d is longer than %d MB".formatted(rows + 1, JsonRows.LONGEST_ROW >> 20));
      }
      bytes = Arrays.copyOf(bytes, 2 * limit);
    }
    int read = in.read(bytes, limit, bytes.length - limit);
    if (read < 0) {
      return false;
    }
    limit += read;
    return true;
  }

  /** What comes, for a message. */
  String ahead() {
    return AnswerText.quoted(
        new String(bytes, position, Math.min(limit - position, 80), StandardCharsets.UTF_8));
  }

  UnreadableJsonException cutOff() {
    return UnreadableJsonException.toCorrect(
        "is not whole JSON: it ends in the middle, after row %d".formatted(rows));
  }
}
