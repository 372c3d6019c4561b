package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.zetasql.ArrayType;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.Value;
import energy.bmkpi.emulator.store.FieldType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The named parameters of a query. */
final class QueryParameters {

  private QueryParameters() {}

  static Map<String, Value> read(JsonNode configuration) {
    JsonNode parameters = configuration.path("queryParameters");
    if (!parameters.isEmpty()
        && !Json.text(configuration, "parameterMode", "NAMED").equals("NAMED")) {
      throw ApiError.notInterpreted("positional query parameters");
    }
    Map<String, Value> values = new LinkedHashMap<>();
    for (JsonNode parameter : parameters) {
      String name = Json.text(parameter, "name");
      if (name == null) {
        throw ApiError.notInterpreted("positional query parameters");
      }
      Value value = value(name, parameter.path("parameterType"), parameter.path("parameterValue"));
      if (values.put(name, value) != null) {
        throw ApiError.invalid("Duplicate query parameter: " + name);
      }
    }
    return values;
  }

  private static Value value(String name, JsonNode type, JsonNode value) {
    if (!Json.required(type, "type").equals("ARRAY")) {
      return scalar(name, scalarType(type), Json.text(value, "value"));
    }
    FieldType elementType = scalarType(type.path("arrayType"));
    List<Value> elements = new ArrayList<>();
    for (JsonNode element : value.path("arrayValues")) {
      elements.add(scalar(name, elementType, Json.text(element, "value")));
    }
    ArrayType arrayType = TypeFactory.createArrayType(elementType.googleSqlType());
    return Value.createArrayValue(arrayType, elements);
  }

  private static FieldType scalarType(JsonNode type) {
    String name = Json.required(type, "type");
    try {
      return FieldType.of(name);
    } catch (IllegalArgumentException e) {
      throw ApiError.notInterpreted("query parameters of type " + name);
    }
  }

  private static Value scalar(String name, FieldType type, @Nullable String text) {
    if (text == null) {
      return Value.createNullValue(type.googleSqlType());
    }
    try {
      return CellValue.of(type, text);
    } catch (IllegalArgumentException e) {
      throw ApiError.invalid(
          "Invalid value for type: "
              + type
              + " is not a valid value (parameter "
              + name
              + ": "
              + text
              + ")");
    }
  }
}
