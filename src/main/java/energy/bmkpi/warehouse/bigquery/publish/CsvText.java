package energy.bmkpi.warehouse.bigquery.publish;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values as lines of CSV, straight into bytes: a library that takes and gives text makes objects of
 * every one of millions of values.
 */
final class CsvText {
  /** What stands for NULL, so that an empty text stays one: no name of a unit, fuel or party. */
  static final String NULL = "~~";

  private static final byte[] NULL_BYTES = NULL.getBytes(StandardCharsets.UTF_8);
  private static final int LONGEST_NUMBER = 32;

  private byte[] bytes = new byte[1 << 16];
  private int size;

  /** The text so far: as many bytes of it as its size says. */
  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  void line(@Nullable Object[] values) {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        append(',');
      }
      value(values[i]);
    }
    append('\n');
  }

  private void value(@Nullable Object value) {
    if (value == null) {
      append(NULL_BYTES);
    } else if (value instanceof Long number) {
      reserve(LONGEST_NUMBER);
      size = NumberOutput.outputLong(number, bytes, size);
    } else if (value instanceof Double number) {
      ascii(NumberOutput.toString(number, true));
    } else {
      text(value.toString());
    }
  }

  private void text(String text) {
    String written = isToBeQuoted(text) ? '"' + text.replace("\"", "\"\"") + '"' : text;
    append(written.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isToBeQuoted(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == ',' || character == '"' || character == '\n' || character == '\r') {
        return true;
      }
    }
    return text.isEmpty();
  }

  @SuppressWarnings("deprecation") // does what is wanted: the low byte of each character
  private void ascii(String text) {
    reserve(text.length());
    text.getBytes(0, text.length(), bytes, size);
    size += text.length();
  }

  private void append(byte[] text) {
    reserve(text.length);
    System.arraycopy(text, 0, bytes, size, text.length);
    size += text.length;
  }

  private void append(char character) {
    reserve(1);
    bytes[size++] = (byte) character;
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
