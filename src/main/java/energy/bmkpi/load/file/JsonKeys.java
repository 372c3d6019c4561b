package energy.bmkpi.load.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the rows of a file. Most rows have the keys of the row before in the same order, so
 * that each key is only compared with the one that is expected next.
 */
public final class JsonKeys {
  private static final JsonFactory JSON = new JsonFactory();
  private static final byte[] NONE = {};

  /** A key as some row writes it. */
  private static final class Key {
    final byte[] written;

    /** As the column is called, or as it is written where it is that of no column. */
    final String name;

    final @Nullable JsonColumn column;

    /** How it has to be written; empty where it is written so. */
    final String otherwise;

    Key(byte[] written, String name, @Nullable JsonColumn column) {
      this.written = written;
      this.name = column == null ? name : column.name();
      this.column = column;
      this.otherwise =
          column != null && !column.name().equals(new String(written, StandardCharsets.UTF_8))
              ? column.name()
              : "";
    }
  }

  private final Function<String, @Nullable JsonColumn> columns;
  private final Map<String, Key> known = new HashMap<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private final Set<String> holdOthers = new HashSet<>();
  private List<Key> expected = new ArrayList<>();
  private int position;
  private boolean sameAsBefore = true;
  private boolean anyColumn;
  private Key current = new Key(NONE, "", null);

  /**
   * @param columns the column of the dataset that a key stands for, or null
   */
  public JsonKeys(Function<String, @Nullable JsonColumn> columns) {
    this.columns = columns;
  }

  /** All keys of all rows. */
  public Set<String> seen() {
    return seen;
  }

  /** Those of the keys under which every row has a number as anybody would write it, or null. */
  Set<String> numbers() {
    return known.values().stream()
        .filter(key -> key.column != null && key.column.number() && !holdOthers.contains(key.name))
        .map(key -> key.name)
        .collect(Collectors.toUnmodifiableSet());
  }

  void beginRow() {
    position = 0;
    sameAsBefore = true;
    anyColumn = false;
  }

  /**
   * Where the key that begins here ends, behind its closing quote, if it is the one that is
   * expected next and the buffer has the whole of it; else negative.
   */
  int endOfExpected(byte[] buffer, int from, int limit) {
    if (position >= expected.size()) {
      return -1;
    }
    Key next = expected.get(position);
    int end = from + next.written.length;
    boolean isNext =
        end < limit
            && buffer[end] == '"'
            && Arrays.equals(next.written, 0, next.written.length, buffer, from, end);
    if (!isNext) {
      return -1;
    }
    take(next);
    return end + 1;
  }

  private void take(Key next) {
    position++;
    anyColumn |= next.column != null;
    current = next;
  }

  void key(byte[] buffer, int from, int to) throws IOException {
    if (position < expected.size()) {
      Key next = expected.get(position);
      if (Arrays.equals(next.written, 0, next.written.length, buffer, from, to)) {
        take(next);
        return;
      }
    }
    Key found = find(buffer, from, to);
    if (sameAsBefore) {
      sameAsBefore = false;
      expected = new ArrayList<>(expected.subList(0, position));
    }
    expected.add(found);
    take(found);
  }

  private Key find(byte[] buffer, int from, int to) throws IOException {
    String written = new String(buffer, from, to - from, StandardCharsets.UTF_8);
    Key key = known.get(written);
    if (key == null) {
      String name = written.indexOf('\\') < 0 ? written : unescaped(written);
      key = new Key(Arrays.copyOfRange(buffer, from, to), name, columns.apply(name));
      known.put(written, key);
    }
    return key;
  }

  private static String unescaped(String written) throws IOException {
    try (JsonParser parser = JSON.createParser('"' + written + '"')) {
      parser.nextToken();
      return parser.getText();
    }
  }

  /** How the key whose value comes now has to be written; empty where it is written so. */
  String otherwise() {
    return current.otherwise;
  }

  /** The key whose value comes now. */
  String current() {
    return current.name;
  }

  /** Whether the value that comes now may be an object or an array. */
  boolean currentMayNest() {
    return current.column == null || current.column.mayNest();
  }

  /** Whether the value that comes now should be a number. */
  boolean currentIsNumber() {
    return current.column != null && current.column.number();
  }

  /** The value that comes now is no number, or one that needs care. */
  void holdsOther() {
    holdOthers.add(current.name);
  }

  /** Whether the row has any column of the dataset. */
  boolean endRow() {
    for (int i = 0; i < position && !sameAsBefore; i++) {
      seen.add(expected.get(i).name);
    }
    return anyColumn;
  }
}
