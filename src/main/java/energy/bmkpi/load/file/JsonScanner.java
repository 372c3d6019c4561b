package energy.bmkpi.load.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds where each row of JSON begins and ends, by brackets and quotes alone, and writes it in one
 * line. A row lies in the buffer as a whole until it is written.
 */
final class JsonScanner {
  /** A number that is not longer fits a double, sign and point included. */
  private static final int LONGEST_PLAIN_NUMBER = 17;

  /**
   * A part of the row that is to be written otherwise.
   *
   * @param from counted from the beginning of the row
   */
  private record Change(int from, int to, String text) {}

  private final JsonBuffer buffer;
  private final OutputStream out;
  private final JsonKeys keys;
  private final List<Change> changes = new ArrayList<>();

  JsonScanner(InputStream in, OutputStream out, JsonKeys keys) {
    this.buffer = new JsonBuffer(in);
    this.out = out;
    this.keys = keys;
  }

  long rows() {
    return buffer.rows();
  }

  void scan() throws IOException {
    for (int next = buffer.passBlanks(); next >= 0; next = buffer.passBlanks()) {
      if (next == '[') {
        readRows();
      } else if (next == '{') {
        readDocument();
      } else {
        throw unreadable(
            "line %d does not go on with JSON: %s".formatted(buffer.line(), buffer.ahead()));
      }
    }
  }

  /** An array of rows, of which the position is at the bracket. */
  private void readRows() throws IOException {
    buffer.pass();
    if (buffer.passBlanks() == ']') {
      buffer.pass();
      return;
    }
    while (true) {
      readRow();
      int next = buffer.passBlanks();
      if (next != ',' && next != ']') {
        throw next < 0
            ? buffer.cutOff()
            : unreadable(
                "line %d has no comma behind row %d: %s"
                    .formatted(buffer.line(), buffer.rows(), buffer.ahead()));
      }
      buffer.pass();
      if (next == ']') {
        return;
      }
    }
  }

  private void readRow() throws IOException {
    int next = buffer.passBlanks();
    if (next != '{') {
      throw next < 0
          ? buffer.cutOff()
          : unreadable("has no object as row %d: %s".formatted(buffer.rows() + 1, buffer.ahead()));
    }
    buffer.keep();
    keys.beginRow();
    scanObject(0, false);
    writeRow();
  }

  /** A row, or an object that has rows as data. */
  private void readDocument() throws IOException {
    buffer.keep();
    keys.beginRow();
    if (scanObject(0, true)) {
      writeRow();
      return;
    }
    do {
      changes.clear();
      buffer.keepNothing();
      readRows();
      keys.beginRow();
    } while (!scanObject(1, true));
  }

  private void writeRow() throws IOException {
    if (!keys.endRow()) {
      throw new UnreadableJsonException(
          "holds an answer in place of row %d: %s"
              .formatted(buffer.rows() + 1, AnswerText.quoted(buffer.text())),
          "fetch it again; check that it is the right file");
    }
    int written = 0;
    for (Change change : changes) {
      buffer.write(out, written, change.from());
      out.write(change.text().getBytes(StandardCharsets.UTF_8));
      written = change.to();
    }
    changes.clear();
    buffer.write(out, written, buffer.length());
    out.write('\n');
    buffer.rowPassed();
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
      byte read = buffer.passToMark();
      switch (read) {
        case '"' -> {
          if (atKey && open == 1) {
            scanKey();
            atKey = false;
          } else {
            buffer.passText();
          }
        }
        case '{', '[' -> {
          open++;
          atKey = open == 1;
          if (open == 2 && orData && read == '[' && keys.current().equals("data")) {
            buffer.back();
            return false;
          }
          if (open == 2 && !keys.currentMayNest()) {
            throw unreadable(
                "row %d, column %s: an object or an array is not one value"
                    .formatted(buffer.rows() + 1, keys.current()));
          }
        }
        case '}', ']' -> {
          open--;
          if (open == 0) {
            return true;
          }
        }
        case ',' -> atKey |= open == 1;
        default -> buffer.blank(read);
      }
    }
  }

  private void scanKey() throws IOException {
    int length = buffer.passKey(keys);
    if (!keys.otherwise().isEmpty() && buffer.keepsAny()) {
      int end = buffer.length() - 1;
      changes.add(new Change(end - length, end, keys.otherwise()));
    }
    if (keys.currentIsNumber()) {
      passNumber();
    }
  }

  /** Behind the number of a key that should have one; whatever else comes is left where it is. */
  private void passNumber() throws IOException {
    passBlanksAndColon();
    int length = buffer.passNumber();
    if (length > LONGEST_PLAIN_NUMBER) {
      keepAllDigits(length);
    }
    // a null is looked at by the engine, as any other word
    if (length > LONGEST_PLAIN_NUMBER || (length == 0 && buffer.here() != 'n')) {
      keys.holdsOther();
    }
  }

  /** The number that was passed becomes a text: the engine would make a double of it first. */
  private void keepAllDigits(int length) {
    if (buffer.keepsAny()) {
      int end = buffer.length();
      changes.add(new Change(end - length, end - length, "\""));
      changes.add(new Change(end, end, "\""));
    }
  }

  private void passBlanksAndColon() throws IOException {
    while (true) {
      byte read = buffer.here();
      switch (read) {
        case ' ', ':' -> buffer.pass();
        case '\n', '\r', '\t' -> {
          buffer.pass();
          buffer.blank(read);
        }
        default -> {
          return;
        }
      }
    }
  }

  private static UnreadableJsonException unreadable(String problem) {
    return UnreadableJsonException.toCorrect(problem);
  }
}
