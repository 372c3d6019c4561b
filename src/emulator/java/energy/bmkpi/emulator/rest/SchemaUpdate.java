package energy.bmkpi.emulator.rest;

import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The columns of a table once rows with columns of their own are written into it. */
record SchemaUpdate(TableName table, Set<String> allowed) {

  static final Set<String> ANY = Set.of("ALLOW_FIELD_ADDITION", "ALLOW_FIELD_RELAXATION");

  SchemaUpdate {
    for (String option : allowed) {
      if (!option.equals("ALLOW_FIELD_ADDITION") && !option.equals("ALLOW_FIELD_RELAXATION")) {
        throw ApiError.invalid("Invalid value for schemaUpdateOptions: " + option);
      }
    }
  }

  List<Field> merge(List<Field> existing, List<Field> incoming) {
    List<Field> merged = new ArrayList<>();
    for (Field field : existing) {
      merged.add(merge(field, named(field.name(), incoming)));
    }
    for (Field field : incoming) {
      if (named(field.name(), existing).isEmpty()) {
        if (!allowed.contains("ALLOW_FIELD_ADDITION")) {
          throw mismatch("Cannot add fields (field: " + field.name() + ")");
        }
        if (field.required()) {
          throw mismatch(
              "Cannot add required fields to an existing schema. (field: " + field.name() + ")");
        }
        merged.add(field);
      }
    }
    return merged;
  }

  /** The columns of a patch, which must have all that there are; their descriptions are new. */
  List<Field> patch(List<Field> existing, List<Field> incoming) {
    for (Field field : existing) {
      if (named(field.name(), incoming).isEmpty()) {
        throw mismatch("Field " + field.name() + " is missing in new schema");
      }
    }
    return merge(existing, incoming).stream()
        .map(
            field -> {
              Field other = named(field.name(), incoming).orElse(field);
              return new Field(field.name(), field.type(), field.required(), other.description());
            })
        .toList();
  }

  private Field merge(Field field, Optional<Field> incoming) {
    if (incoming.isEmpty()) {
      if (field.required()) {
        throw mismatch("Field " + field.name() + " is missing in new schema");
      }
      return field;
    }
    Field other = incoming.get();
    if (other.type() != field.type()) {
      throw mismatch(
          "Field "
              + field.name()
              + " has changed type from "
              + field.type().restName()
              + " to "
              + other.type().restName());
    }
    if (other.required() && !field.required()) {
      throw mismatch("Field " + field.name() + " has changed mode from NULLABLE to REQUIRED");
    }
    if (field.required() && !other.required()) {
      if (!allowed.contains("ALLOW_FIELD_RELAXATION")) {
        throw mismatch("Field " + field.name() + " has changed mode from REQUIRED to NULLABLE");
      }
      return new Field(field.name(), field.type(), false, field.description());
    }
    return field;
  }

  private static Optional<Field> named(String name, List<Field> fields) {
    return fields.stream().filter(field -> field.name().equalsIgnoreCase(name)).findAny();
  }

  private ApiError mismatch(String why) {
    return ApiError.invalid(
        "Provided Schema does not match Table " + TableStore.restName(table) + ". " + why);
  }
}
