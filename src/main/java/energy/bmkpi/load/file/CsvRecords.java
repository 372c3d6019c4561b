package energy.bmkpi.load.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV file one by one, with the lines they stand in: for its header, and for the
 * cause when the engine refuses it. Delimiters, quotes and line ends are bytes of their own in
 * UTF-8, so the fields are decoded last.
 */
final class CsvRecords implements AutoCloseable {
  /** How a line ends. */
  enum LineEnd {
    LF("LF"),
    CRLF("CR LF"),
    CR("CR"),
    NONE("nothing");

    private final String description;

    LineEnd(String description) {
      this.description = description;
    }

    String description() {
      return description;
    }
  }

  /**
   * @param line where it begins, counted from 1
   * @param fields as text; a field that is not UTF-8 refuses to be read
   * @param wrong what no reader can make sense of, or null
   * @param quoted whether any of its fields stood in quotes
   */
  record CsvRecord(
      long line, List<String> fields, @Nullable String wrong, boolean quoted, LineEnd end) {

    boolean isBlank() {
      return !quoted && wrong == null && fields.size() == 1 && fields.get(0).isEmpty();
    }

    /** Words for a file whose lines do not all end in the same way. */
    String endsOtherwise(LineEnd above) {
      return "line %d ends with %s, the lines above it with %s"
          .formatted(line, end.description(), above.description());
    }
  }

  private final InputStream stream;
  private final char delimiter;
  private long line = 1;
  private int peeked = -2;

  CsvRecords(InputStream content, char delimiter) throws IOException {
    this.stream =
        content instanceof BufferedInputStream ? content : new BufferedInputStream(content);
    this.delimiter = delimiter;
    stream.mark(3);
    if (AnswerText.markLength(stream.readNBytes(3)) == 0) {
      stream.reset();
    }
  }

  /** Null behind the last. */
  @Nullable CsvRecord next() throws IOException {
    int c = read();
    if (c < 0) {
      return null;
    }
    long begun = line;
    List<String> fields = new ArrayList<>();
    boolean quoted = false;
    while (true) {
      StringBuilder field = new StringBuilder();
      if (c == '"') {
        quoted = true;
        long opened = line;
        c = readQuoted(field);
        if (c == -3) {
          return broken(
              begun, "line %d: a quote opens there that nothing closes".formatted(opened));
        }
        if (c != delimiter && c != '\n' && c != '\r' && c >= 0) {
          return broken(begun, "line %d: text follows a closing quote".formatted(line));
        }
      } else {
        while (c != delimiter && c != '\n' && c != '\r' && c >= 0) {
          field.append((char) c);
          c = read();
        }
      }
      try {
        fields.add(decoded(field));
      } catch (CharacterCodingException e) {
        return broken(begun, "line %d is not UTF-8 text".formatted(begun));
      }
      if (c != delimiter) {
        return new CsvRecord(begun, fields, null, quoted, endOfLine(c));
      }
      c = read();
    }
  }

  private static CsvRecord broken(long line, String wrong) {
    return new CsvRecord(line, List.of(), wrong, false, LineEnd.NONE);
  }

  /** What follows the closing quote; -3 where there is none. */
  private int readQuoted(StringBuilder field) throws IOException {
    while (true) {
      int c = read();
      if (c < 0) {
        return -3;
      }
      if (c == '"') {
        c = read();
        if (c != '"') {
          return c;
        }
      } else if (c == '\n') {
        line++;
      }
      field.append((char) c);
    }
  }

  private LineEnd endOfLine(int c) throws IOException {
    if (c < 0) {
      return LineEnd.NONE;
    }
    line++;
    if (c == '\n') {
      return LineEnd.LF;
    }
    int following = read();
    if (following == '\n') {
      return LineEnd.CRLF;
    }
    peeked = following;
    return LineEnd.CR;
  }

  private static String decoded(StringBuilder bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(bytes.toString().getBytes(StandardCharsets.ISO_8859_1)))
        .toString();
  }

  private int read() throws IOException {
    if (peeked != -2) {
      int c = peeked;
      peeked = -2;
      return c;
    }
    return stream.read();
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
