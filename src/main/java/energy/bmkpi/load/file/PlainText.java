package energy.bmkpi.load.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The text of JSON up to what ends it or has a meaning of its own, eight bytes at a time. */
final class PlainText {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHEST_BITS = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';
  private static final long BLANKS = ONES * ' ';

  private PlainText() {}

  /** Where the first quote, backslash or control character is; the limit where there is none. */
  static int end(byte[] bytes, int from, int limit) {
    int at = from;
    for (; at <= limit - Long.BYTES; at += Long.BYTES) {
      long marks = marks((long) EIGHT.get(bytes, at));
      if (marks != 0) {
        return at + Long.numberOfTrailingZeros(marks) / Byte.SIZE;
      }
    }
    for (; at < limit; at++) {
      byte read = bytes[at];
      if (read == '"' || read == '\\' || (read >= 0 && read < ' ')) {
        return at;
      }
    }
    return limit;
  }

  /**
   * The highest bit of the first byte that is no plain text; 0 where all eight are. A byte is found
   * by what its subtraction borrows, so that bits above the first one may be wrong.
   */
  private static long marks(long eight) {
    long quote = eight ^ QUOTES;
    long backslash = eight ^ BACKSLASHES;
    return (((quote - ONES) & ~quote)
            | ((backslash - ONES) & ~backslash)
            | ((eight - BLANKS) & ~eight))
        & HIGHEST_BITS;
  }
}
