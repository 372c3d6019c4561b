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

  /**
   * @param written its bytes in the file
   * @param name as the column is called
   * @param other the bytes of that name, where it is written otherwise; else none
   */
  private record Key(byte[] written, String name, byte[] other, boolean column, boolean mayNest) {}

  private final Function<String, @Nullable String> column;
  private final Predicate<String> mayNest;
  private final Map<String, Key> known = new HashMap<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private List<Key> expected = new ArrayList<>();
  private int position;
  private boolean sameAsBefore = true;
  private boolean anyColumn;
  private Key current = new Key(NONE, "", NONE, false, true);

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
      if (Arrays.equals(next.written(), 0, next.written().length, buffer, from, to)) {
        position++;
        anyColumn |= next.column();
        current = next;
        return;
      }
    }
    current = find(buffer, from, to);
    anyColumn |= current.column();
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
              called == null || called.equals(written)
                  ? NONE
                  : called.getBytes(StandardCharsets.UTF_8),
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
  byte[] otherwise() {
    return current.other();
  }

  /** The key whose value comes now. */
  String current() {
    return current.name();
  }

  /** Whether the value that comes now may be an object or an array. */
  boolean currentMayNest() {
    return current.mayNest();
  }

  /** Whether the row has any column of the dataset. */
  boolean endRow() {
    for (int i = 0; i < position && !sameAsBefore; i++) {
      seen.add(expected.get(i).name());
    }
    return anyColumn;
  }
}
