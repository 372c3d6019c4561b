package energy.bmkpi.warehouse.bigquery.rest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * An answer with a result by chance, and its text in one of the many forms that JSON allows: white
 * space, the order of keys, escapes, and keys that nobody knows yet.
 *
 * @param types of the columns, which are named c0, c1, …
 */
record RandomAnswer(List<AnsweredType> types, String json) {
  private static final List<AnsweredType> ALL_TYPES = List.of(AnsweredType.values());
  private static final int MOST_COLUMNS = 12;
  private static final int MOST_ROWS = 20;
  private static final List<String> SPACES = List.of(" ", "\n", "\t", "\r\n", "    ");

  /** The same for the same seed. */
  static RandomAnswer of(long seed) {
    Random random = new Random(seed);
    List<AnsweredType> types = new ArrayList<>();
    for (int i = 1 + random.nextInt(MOST_COLUMNS); i > 0; i--) {
      types.add(ALL_TYPES.get(random.nextInt(ALL_TYPES.size())));
    }
    StringBuilder json = new StringBuilder();
    new Text(random, json).write(answer(types, random));
    return new RandomAnswer(types, json.toString());
  }

  byte[] bytes() {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> answer(List<AnsweredType> types, Random random) {
    List<Object> fields = new ArrayList<>();
    for (AnsweredType type : types) {
      fields.add(
          open(
              random,
              Map.of("name", "c" + fields.size(), "type", type.name(), "mode", "NULLABLE")));
    }
    List<Object> rows = new ArrayList<>();
    for (int i = random.nextInt(MOST_ROWS + 1); i > 0; i--) {
      rows.add(Map.of("f", types.stream().map(type -> cell(type, random)).toList()));
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("kind", "bigquery#queryResponse");
    answer.put(
        "jobReference",
        open(random, Map.of("projectId", "p", "jobId", "j" + random.nextInt(), "location", "EU")));
    answer.put("jobComplete", true);
    answer.put("schema", open(random, Map.of("fields", fields)));
    answer.put("totalRows", Integer.toString(rows.size()));
    answer.put("totalBytesProcessed", Long.toString(random.nextLong() >>> 1));
    answer.put("cacheHit", random.nextBoolean());
    if (!rows.isEmpty() || random.nextBoolean()) {
      answer.put("rows", rows);
    }
    return open(random, answer);
  }

  private static Map<String, Object> cell(AnsweredType type, Random random) {
    return Collections.singletonMap("v", random.nextInt(10) == 0 ? null : type.random(random));
  }

  /** With keys that a later version of the service might add. */
  private static Map<String, Object> open(Random random, Map<String, Object> known) {
    Map<String, Object> all = new LinkedHashMap<>(known);
    for (int i = random.nextInt(3); i > 0; i--) {
      all.put("later" + i, unknown(random, 0));
    }
    return all;
  }

  private static Object unknown(Random random, int depth) {
    return switch (random.nextInt(depth > 2 ? 3 : 5)) {
      case 0 -> "rows\":[{\"f\":[{\"v\":\"x\"}]}]";
      case 1 -> random.nextInt();
      case 2 -> random.nextBoolean();
      case 3 -> List.of(unknown(random, depth + 1), unknown(random, depth + 1));
      default -> Map.of("rows", unknown(random, depth + 1), "v", unknown(random, depth + 1));
    };
  }

  /** Writes values as JSON. */
  private record Text(Random random, StringBuilder json) {

    void write(@Nullable Object value) {
      space();
      if (value instanceof Map<?, ?> object) {
        List<Map.Entry<?, ?>> fields = new ArrayList<>(object.entrySet());
        Collections.shuffle(fields, random);
        json.append('{');
        String comma = "";
        for (Map.Entry<?, ?> field : fields) {
          json.append(comma);
          space();
          text(String.valueOf(field.getKey()));
          space();
          json.append(':');
          write(field.getValue());
          comma = ",";
        }
        json.append('}');
      } else if (value instanceof List<?> array) {
        json.append('[');
        String comma = "";
        for (Object element : array) {
          json.append(comma);
          write(element);
          comma = ",";
        }
        space();
        json.append(']');
      } else if (value instanceof String text) {
        text(text);
      } else {
        json.append(value);
      }
      space();
    }

    private void space() {
      if (random.nextInt(4) == 0) {
        json.append(SPACES.get(random.nextInt(SPACES.size())));
      }
    }

    private void text(String text) {
      json.append('"');
      text.chars().forEach(character -> character((char) character));
      json.append('"');
    }

    private void character(char character) {
      int named = "\b\f\n\r\t\"\\/".indexOf(character);
      boolean escaped = character < 0x20 || character == '"' || character == '\\';
      if (named >= 0 && (escaped || random.nextBoolean()) && random.nextInt(3) > 0) {
        json.append('\\').append("bfnrt\"\\/".charAt(named));
      } else if (escaped || (!Character.isSurrogate(character) && random.nextInt(10) == 0)) {
        String hex = String.format("%04x", (int) character);
        json.append("\\u").append(random.nextBoolean() ? hex : hex.toUpperCase(Locale.ROOT));
      } else {
        json.append(character);
      }
    }
  }
}
