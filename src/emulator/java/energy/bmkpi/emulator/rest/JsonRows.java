package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.google.zetasql.Value;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.FieldType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An object in each line. */
record JsonRows(boolean ignoreUnknown) implements RowFormat {
  private static final ObjectReader READER =
      Json.MAPPER
          .reader()
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  static JsonRows read(JsonNode load) {
    for (String option : List.of("skipLeadingRows", "fieldDelimiter", "quote", "nullMarker")) {
      if (load.hasNonNull(option)) {
        throw ApiError.invalid("Cannot specify " + option + " for NEWLINE_DELIMITED_JSON.");
      }
    }
    return new JsonRows(Json.flag(load, "ignoreUnknownValues", false));
  }

  @Override
  public List<List<Value>> rows(String content, List<Field> fields, BadRows bad) {
    List<List<Value>> rows = new ArrayList<>();
    int position = 0;
    for (String line : (Iterable<String>) content.lines()::iterator) {
      if (!line.isBlank()) {
        try {
          rows.add(row(line, fields));
          bad.good();
        } catch (IllegalArgumentException e) {
          bad.add(
              "JSON parsing error in row starting at position " + position + ": " + e.getMessage());
        }
      }
      position += line.length() + 1;
    }
    return rows;
  }

  private List<Value> row(String line, List<Field> fields) {
    JsonNode object;
    try {
      object = READER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Parser terminated before end of string", e);
    }
    if (!object.isObject()) {
      throw new IllegalArgumentException("Start of object expected.");
    }
    @Nullable Value[] values = new @Nullable Value[fields.size()];
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      int index = indexOf(name, fields);
      if (index >= 0) {
        values[index] = value(fields.get(index), object.get(name));
      } else if (!ignoreUnknown) {
        throw new IllegalArgumentException("No such field: " + name + ".");
      }
    }
    List<Value> row = new ArrayList<>(values.length);
    for (int i = 0; i < values.length; i++) {
      Value value = values[i];
      row.add(value == null ? missing(fields.get(i)) : value);
    }
    return row;
  }

  private static Value missing(Field field) {
    if (field.required()) {
      throw new IllegalArgumentException("Missing required field: " + field.name() + ".");
    }
    return Value.createNullValue(field.type().googleSqlType());
  }

  private static int indexOf(String name, List<Field> fields) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  private static Value value(Field field, JsonNode json) {
    FieldType type = field.type();
    if (json.isNull()) {
      if (field.required()) {
        throw new IllegalArgumentException(
            "Only optional fields can be set to NULL. Field: " + field.name() + "; Value: NULL");
      }
      return Value.createNullValue(type.googleSqlType());
    }
    boolean fits =
        switch (type) {
          case BOOL -> json.isBoolean() || json.isTextual();
          case INT64, FLOAT64, NUMERIC, BIGNUMERIC -> json.isNumber() || json.isTextual();
          default -> json.isTextual();
        };
    try {
      if (fits) {
        String text = json.isBigDecimal() ? json.decimalValue().toString() : json.asText();
        return CellValue.of(type, text);
      }
    } catch (IllegalArgumentException e) {
      throw wrong(field, json, e);
    }
    throw wrong(field, json, null);
  }

  private static IllegalArgumentException wrong(
      Field field, JsonNode json, @Nullable IllegalArgumentException cause) {
    String type = field.type().name().toLowerCase(Locale.ROOT);
    return new IllegalArgumentException(
        "Could not convert value to "
            + type
            + ". Field: "
            + field.name()
            + "; Value: "
            + json.asText(),
        cause);
  }
}
