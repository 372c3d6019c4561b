package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code fields} parameter: {@code a,b/c,d(e,f)} keeps nothing but these in an answer. */
final class FieldMask {
  private final Map<String, FieldMask> children = new LinkedHashMap<>();

  static FieldMask parse(String text) {
    FieldMask mask = new FieldMask();
    int end = mask.parse(text, 0);
    if (end != text.length()) {
      throw ApiError.invalid("Invalid field selection " + text);
    }
    return mask;
  }

  private int parse(String text, int start) {
    int at = start;
    while (at < text.length() && text.charAt(at) != ')') {
      FieldMask leaf = this;
      int nameStart = at;
      while (at < text.length() && ",()/".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      leaf = leaf.child(text.substring(nameStart, at));
      while (at < text.length() && text.charAt(at) == '/') {
        nameStart = ++at;
        while (at < text.length() && ",()/".indexOf(text.charAt(at)) < 0) {
          at++;
        }
        leaf = leaf.child(text.substring(nameStart, at));
      }
      if (at < text.length() && text.charAt(at) == '(') {
        at = leaf.parse(text, at + 1) + 1;
      }
      if (at < text.length() && text.charAt(at) == ',') {
        at++;
      }
    }
    return at;
  }

  private FieldMask child(String name) {
    return children.computeIfAbsent(name, ignored -> new FieldMask());
  }

  ObjectNode of(ObjectNode whole) {
    ObjectNode kept = Json.object();
    children.forEach(
        (name, below) -> {
          if (whole.has(name)) {
            kept.set(name, below.ofAny(whole.get(name)));
          }
        });
    return kept;
  }

  private JsonNode ofAny(JsonNode node) {
    if (children.isEmpty()) {
      return node;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode kept = Json.MAPPER.createArrayNode();
      array.forEach(element -> kept.add(ofAny(element)));
      return kept;
    }
    return node instanceof ObjectNode object ? of(object) : node;
  }
}
