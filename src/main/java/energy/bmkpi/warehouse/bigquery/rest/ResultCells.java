package energy.bmkpi.warehouse.bigquery.rest;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The cells of an answer's rows, one behind the other: the text of all of them in one array, as an
 * object for each would cost more than all that is done with them.
 */
final class ResultCells {
  /** What an answer takes for a cell besides its text: {@code {"v":""},}, and somewhat more. */
  private static final int FRAME = 9;

  /** Of a usual cell. */
  private static final int LENGTH = 7;

  private char[] text;
  private int[] ends;
  private final BitSet nulls = new BitSet();
  private int size;

  /**
   * @param bytes of the whole answer
   */
  ResultCells(int bytes) {
    int cells = bytes / (FRAME + LENGTH) + 1;
    text = new char[LENGTH * cells];
    ends = new int[cells];
  }

  void add(char[] from, int offset, int length) {
    int start = end(size - 1);
    if (start + length > text.length) {
      text = Arrays.copyOf(text, Math.max(2 * text.length, start + length));
    }
    System.arraycopy(from, offset, text, start, length);
    endAt(start + length);
  }

  void addNull() {
    nulls.set(size);
    endAt(end(size - 1));
  }

  private void endAt(int end) {
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
    }
    ends[size++] = end;
  }

  int size() {
    return size;
  }

  boolean isNull(int cell) {
    return nulls.get(cell);
  }

  /** The text of all cells: that of one is between its start and its end. */
  char[] text() {
    return text;
  }

  int start(int cell) {
    return end(cell - 1);
  }

  int length(int cell) {
    return end(cell) - start(cell);
  }

  private int end(int cell) {
    return cell < 0 ? 0 : ends[cell];
  }
}
