package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.FieldType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Columns in the schema of a table, job or result. */
final class SchemaJson {

  private SchemaJson() {}

  static ObjectNode of(List<Field> fields) {
    ObjectNode schema = Json.object();
    ArrayNode array = schema.putArray("fields");
    for (Field field : fields) {
      ObjectNode column = array.addObject();
      column.put("name", field.name());
      column.put("type", field.type().restName());
      column.put("mode", field.required() ? "REQUIRED" : "NULLABLE");
      if (field.description() != null) {
        column.put("description", field.description());
      }
    }
    return schema;
  }

  static List<Field> read(JsonNode schema) {
    List<Field> fields = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode column : schema.path("fields")) {
      String name = Json.required(column, "name");
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        throw ApiError.invalid("Duplicate column name: " + name + ".");
      }
      String mode = Json.text(column, "mode", "NULLABLE");
      if (!mode.equals("NULLABLE") && !mode.equals("REQUIRED")) {
        throw ApiError.notInterpreted("columns of mode " + mode);
      }
      fields.add(
          new Field(
              name,
              FieldType.of(Json.required(column, "type")),
              mode.equals("REQUIRED"),
              Json.text(column, "description")));
    }
    return fields;
  }
}
