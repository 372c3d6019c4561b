package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes the bodies; an int64 is a string there, though a number is taken too. */
final class Json {
  static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ObjectNode read(byte[] body) {
    try {
      JsonNode node = MAPPER.readTree(body);
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw ApiError.invalid("Invalid JSON payload received. " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw ApiError.invalid("Invalid JSON payload received. An object is expected.");
  }

  static byte[] write(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static @Nullable String text(JsonNode object, String field) {
    JsonNode node = object.path(field);
    return node.isMissingNode() || node.isNull() ? null : node.asText();
  }

  static String text(JsonNode object, String field, String otherwise) {
    String text = text(object, field);
    return text == null ? otherwise : text;
  }

  static String required(JsonNode object, String field) {
    String text = text(object, field);
    if (text == null || text.isEmpty()) {
      throw ApiError.invalid("Required parameter is missing: " + field);
    }
    return text;
  }

  static boolean flag(JsonNode object, String field, boolean otherwise) {
    return Boolean.parseBoolean(text(object, field, String.valueOf(otherwise)));
  }

  static @Nullable Long number(JsonNode object, String field) {
    String text = text(object, field);
    return text == null ? null : wholeNumber(field, text);
  }

  static long wholeNumber(String name, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw ApiError.invalid("Invalid value '" + text + "' for " + name + ": not an integer");
    }
  }
}
