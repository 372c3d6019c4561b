package energy.bmkpi.load.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds where each row of JSON begins and ends, by brackets and quotes alone, and writes it in one
 * line. A row lies in the buffer as a whole until it is written.
 */
final class JsonScanner {
  private static final int LONGEST_ROW = JsonRows.LONGEST_ROW;
  private static final int NOTHING = -1;
  private static final String REMEDY = "correct it or fetch it again";

  /**
   * A key of the row.
   *
   * @param from counted from the beginning of the row
   */
  private record Renamed(int from, int to, String name) {}

  private final InputStream in;
  private final OutputStream out;
  private final JsonKeys keys;
  private byte[] buffer = new byte[1 << 20];
  private int position;
  private int limit;

  /** The first byte that must stay in the buffer. */
  private int kept = NOTHING;

  private int keyStart;

  /** Keys of the row that are to be written otherwise: from, to, and how. */
  private final List<Renamed> renamed = new ArrayList<>();

  private long line = 1;
  private long rows;

  JsonScanner(InputStream in, OutputStream out, JsonKeys keys) {
    this.in = in;
    this.out = out;
    this.keys = keys;
  }

  long rows() {
    return rows;
  }

  void scan() throws IOException {
    for (int next = skipBlanks(); next >= 0; next = skipBlanks()) {
      if (next == '[') {
        readRows();
      } else if (next == '{') {
        readDocument();
      } else {
        throw unreadable("line %d does not go on with JSON: %s".formatted(line, ahead()));
      }
    }
  }

  /** An array of rows, of which the position is at the bracket. */
  private void readRows() throws IOException {
    position++;
    if (skipBlanks() == ']') {
      position++;
      return;
    }
    while (true) {
      readRow();
      int next = skipBlanks();
      if (next != ',' && next != ']') {
        throw next < 0
            ? cutOff()
            : unreadable("line %d has no comma behind row %d: %s".formatted(line, rows, ahead()));
      }
      position++;
      if (next == ']') {
        return;
      }
    }
  }

  private void readRow() throws IOException {
    int next = skipBlanks();
    if (next != '{') {
      throw next < 0
          ? cutOff()
          : unreadable("has no object as row %d: %s".formatted(rows + 1, ahead()));
    }
    kept = position;
    keys.beginRow();
    scanObject(0, false);
    writeRow();
  }

  /** A row, or an object that has rows as data. */
  private void readDocument() throws IOException {
    kept = position;
    keys.beginRow();
    if (scanObject(0, true)) {
      writeRow();
      return;
    }
    do {
      renamed.clear();
      kept = NOTHING;
      readRows();
      keys.beginRow();
    } while (!scanObject(1, true));
  }

  private void writeRow() throws IOException {
    if (!keys.endRow()) {
      String text = new String(buffer, kept, position - kept, StandardCharsets.UTF_8);
      throw new UnreadableJsonException(
          "holds an answer in place of row %d: %s".formatted(rows + 1, AnswerText.quoted(text)),
          "fetch it again; check that it is the right file");
    }
    rows++;
    int written = 0;
    for (Renamed key : renamed) {
      out.write(buffer, kept + written, key.from() - written);
      out.write(key.name().getBytes(StandardCharsets.UTF_8));
      written = key.to();
    }
    renamed.clear();
    out.write(buffer, kept + written, position - kept - written);
    out.write('\n');
    kept = NOTHING;
  }

  /**
   * Goes on to the end of an object.
   *
   * @param depth how many brackets are open
   * @param orData whether to stop at the bracket of an array called data
   * @return whether the end has been reached
   */
  private boolean scanObject(int depth, boolean orData) throws IOException {
    int open = depth;
    boolean atKey = false;
    while (true) {
      if (position == limit && !fill()) {
        throw cutOff();
      }
      byte read = buffer[position++];
      switch (read) {
        case '"' -> {
          boolean key = atKey && open == 1;
          skipText();
          if (key) {
            keys.key(buffer, keyStart, position - 1);
            if (!keys.otherwise().isEmpty() && kept != NOTHING) {
              renamed.add(new Renamed(keyStart - kept, position - 1 - kept, keys.otherwise()));
            }
            atKey = false;
          }
        }
        case '{', '[' -> {
          open++;
          atKey = open == 1;
          if (open == 2 && orData && read == '[' && keys.current().equals("data")) {
            position--;
            return false;
          }
          if (open == 2 && !keys.currentMayNest()) {
            throw unreadable(
                "row %d, column %s: an object or an array is not one value"
                    .formatted(rows + 1, keys.current()));
          }
        }
        case '}', ']' -> {
          open--;
          if (open == 0) {
            return true;
          }
        }
        case ',' -> atKey |= open == 1;
        case '\n' -> {
          line++;
          buffer[position - 1] = ' ';
        }
        case '\r', '\t' -> buffer[position - 1] = ' ';
        default -> {
          // numbers, words, colons and blanks, which the engine looks at
        }
      }
    }
  }

  /** Behind the closing quote; the text begins at the key's start. */
  private void skipText() throws IOException {
    boolean keptBefore = kept != NOTHING;
    keyStart = position;
    if (!keptBefore) {
      kept = keyStart;
    }
    while (true) {
      if (position == limit && !fill()) {
        throw cutOff();
      }
      byte read = buffer[position++];
      if (read == '"') {
        break;
      }
      if (read == '\\') {
        if (position == limit && !fill()) {
          throw cutOff();
        }
        position++;
      } else if (read >= 0 && read < ' ') {
        throw unreadable(
            "row %d, line %d: a text holds a line break or another control character"
                .formatted(rows + 1, line));
      }
    }
    if (!keptBefore) {
      kept = NOTHING;
    }
  }

  /** What comes next, which is not passed; negative at the end. */
  private int skipBlanks() throws IOException {
    while (true) {
      if (position == limit && !fill()) {
        return NOTHING;
      }
      byte read = buffer[position];
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
      System.arraycopy(buffer, first, buffer, 0, limit - first);
      position -= first;
      limit -= first;
      keyStart -= first;
      kept = kept == NOTHING ? NOTHING : 0;
    }
    if (limit == buffer.length) {
      if (limit >= LONGEST_ROW) {
        throw unreadable("row %d is longer than %d MB".formatted(rows + 1, LONGEST_ROW >> 20));
      }
      buffer = Arrays.copyOf(buffer, 2 * limit);
    }
    int read = in.read(buffer, limit, buffer.length - limit);
    if (read < 0) {
      return false;
    }
    limit += read;
    return true;
  }

  private String ahead() {
    return AnswerText.quoted(
        new String(buffer, position, Math.min(limit - position, 80), StandardCharsets.UTF_8));
  }

  private UnreadableJsonException cutOff() {
    return unreadable("is not whole JSON: it ends in the middle, after row %d".formatted(rows));
  }

  private static UnreadableJsonException unreadable(String problem) {
    return new UnreadableJsonException(problem, REMEDY);
  }
}
