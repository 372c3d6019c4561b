package energy.bmkpi.load.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
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

    final boolean column;
    final boolean mayNest;

    /** How it has to be written; empty where it is written so. */
    final String otherwise;

    Key(byte[] written, String name, boolean column, boolean mayNest) {
      this.written = written;
      this.name = name;
      this.column = column;
      this.mayNest = mayNest;
      this.otherwise =
          column && !name.equals(new String(written, StandardCharsets.UTF_8)) ? name : "";
    }
  }

  private final Function<String, @Nullable String> column;
  private final Predicate<String> mayNest;
  private final Map<String, Key> known = new HashMap<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private List<Key> expected = new ArrayList<>();
  private int position;
  private boolean sameAsBefore = true;
  private boolean anyColumn;
  private Key current = new Key(NONE, "", false, true);

  /**
   * @param column the name of the column of the dataset that a key stands for, or null
   * @param mayNest whether the column of a key holds an object
   */
  public JsonKeys(Function<String, @Nullable String> column, Predicate<String> mayNest) {
    this.column = column;
    this.mayNest = mayNest;
  }

  /** All keys of all rows. */
  public Set<String> seen() {
    return seen;
  }

  void beginRow() {
    position = 0;
    sameAsBefore = true;
    anyColumn = false;
  }

  void key(byte[] buffer, int from, int to) throws IOException {
    if (position < expected.size()) {
      Key next = expected.get(position);
      if (Arrays.equals(next.written, 0, next.written.length, buffer, from, to)) {
        position++;
        anyColumn |= next.column;
        current = next;
        return;
      }
    }
    current = find(buffer, from, to);
    anyColumn |= current.column;
    if (sameAsBefore) {
      sameAsBefore = false;
      expected = new ArrayList<>(expected.subList(0, position));
    }
    expected.add(current);
    position++;
  }

  private Key find(byte[] buffer, int from, int to) throws IOException {
    String written = new String(buffer, from, to - from, StandardCharsets.UTF_8);
    Key key = known.get(written);
    if (key == null) {
      String name = written.indexOf('\\') < 0 ? written : unescaped(written);
      String called = column.apply(name);
      key =
          new Key(
              Arrays.copyOfRange(buffer, from, to),
              called == null ? name : called,
              called != null,
              called == null || mayNest.test(called));
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
    return current.mayNest;
  }

  /** Whether the row has any column of the dataset. */
  boolean endRow() {
    for (int i = 0; i < position && !sameAsBefore; i++) {
      seen.add(expected.get(i).name);
    }
    return anyColumn;
  }
}
