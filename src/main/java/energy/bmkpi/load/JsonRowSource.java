package energy.bmkpi.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.market.SourceColumn;
import energy.bmkpi.market.SourceTable;
import energy.bmkpi.warehouse.duckdb.DuckDbStatements;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * JSON as Elexon's API gives it: an array of rows, bare or as {@code data} of an object. Read as a
 * stream, since one response may hold a whole day of the market.
 */
final class JsonRowSource implements RowSource {
  /** The temporary table. */
  static final String TABLE = "json_rows";

  private static final List<String> KNOWN_COLUMNS =
      Stream.concat(
              Arrays.stream(SourceTable.values())
                  .flatMap(table -> table.columns().stream())
                  .map(SourceColumn::name),
              Stream.of("side", "bidOffer", "direction"))
          .distinct()
          .toList();

  /** Their places, by name in any case, as in the other formats. */
  private static final Map<String, Integer> PLACES = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static {
    for (String name : KNOWN_COLUMNS) {
      PLACES.put(name, PLACES.size());
    }
  }

  private final Set<String> seen;

  private JsonRowSource(Set<String> seen) {
    this.seen = seen;
  }

  static JsonRowSource read(DuckDBConnection connection, InputFile file) throws SQLException {
    DuckDbStatements.execute(
        connection,
        "CREATE OR REPLACE TEMP TABLE %s (%s)"
            .formatted(
                TABLE,
                String.join(", ", KNOWN_COLUMNS.stream().map(name -> name + " VARCHAR").toList())));
    try (InputStream stream = file.open();
        JsonParser parser = new JsonFactory().createParser(stream);
        DuckDBAppender appender = connection.createAppender("temp", "main", TABLE)) {
      return new JsonRowSource(read(parser, appender, file));
    } catch (JsonProcessingException e) {
      throw file.failure(
          "is not whole JSON: line %d, column %d: %s"
              .formatted(
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr(),
                  e.getOriginalMessage()),
          "fetch it again",
          e);
    } catch (IOException e) {
      throw file.failure("cannot be read: " + e.getMessage(), "fetch it again", e);
    }
  }

  private static Set<String> read(JsonParser parser, DuckDBAppender appender, InputFile file)
      throws IOException, SQLException {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.START_OBJECT) {
      findData(parser, file);
    }
    Set<String> seen = new LinkedHashSet<>();
    long row = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      row++;
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw file.failure("has no object as row " + row, "correct it or fetch it again");
      }
      append(appender, readRow(parser, seen, row, file));
    }
    readToEnd(parser);
    // to close it would drop both the rows that are left and why they are refused
    appender.flush();
    if (row == 0) {
      throw file.failure("holds no row", "leave it out");
    }
    return seen;
  }

  private static void findData(JsonParser parser, InputFile file) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean data = parser.currentName().equals("data");
      if (parser.nextToken() == JsonToken.START_ARRAY && data) {
        return;
      }
      parser.skipChildren();
    }
    throw notRows(file);
  }

  private static Failure notRows(InputFile file) {
    return file.failure("holds no array of rows", "give it the form [ … ] or {\"data\": [ … ]}");
  }

  private static @Nullable String[] readRow(
      JsonParser parser, Set<String> seen, long row, InputFile file) throws IOException {
    @Nullable String[] values = new @Nullable String[KNOWN_COLUMNS.size()];
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      Integer place = PLACES.get(name);
      seen.add(name);
      if (value.isStructStart()) {
        if (place != null) {
          throw file.failure(
              "row %d, column %s: an object or an array is not one value".formatted(row, name),
              "correct it or fetch the file again");
        }
        parser.skipChildren();
      } else if (place != null) {
        values[place] = value == JsonToken.VALUE_NULL ? null : parser.getText();
      }
    }
    return values;
  }

  private static void append(DuckDBAppender appender, @Nullable String[] values)
      throws SQLException {
    appender.beginRow();
    for (String value : values) {
      if (value == null) {
        appender.appendNull();
      } else {
        appender.append(value);
      }
    }
    appender.endRow();
  }

  /** What follows the rows must be whole, too. */
  private static void readToEnd(JsonParser parser) throws IOException {
    while (parser.nextToken() != null) {
      parser.skipChildren();
    }
  }

  @Override
  public String relation() {
    return TABLE;
  }

  @Override
  public List<String> columns(Connection connection) {
    return new ArrayList<>(seen);
  }

  @Override
  public void execute(Connection connection, String sql) throws SQLException {
    DuckDbStatements.execute(connection, sql);
  }
}
