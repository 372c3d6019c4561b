package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.LogicalSize;
import energy.bmkpi.emulator.store.Table;
import energy.bmkpi.emulator.store.TableName;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tables as REST resources. */
final class TableJson {

  private TableJson() {}

  static ObjectNode of(Table table, Instant modified, String location) {
    ObjectNode resource = listed(table);
    resource.set("schema", SchemaJson.of(table.fields()));
    long bytes = LogicalSize.of(table.rows());
    resource.put("numBytes", Long.toString(bytes));
    resource.put("numLongTermBytes", "0");
    resource.put("numTotalLogicalBytes", Long.toString(bytes));
    resource.put("numRows", Integer.toString(table.rows().size()));
    resource.put("lastModifiedTime", Long.toString(modified.toEpochMilli()));
    resource.put("location", location);
    if (table.description() != null) {
      resource.put("description", table.description());
    }
    return resource;
  }

  /** As in a list of tables, which tells less of each. */
  static ObjectNode listed(Table table) {
    ObjectNode resource = Json.object();
    resource.put("kind", "bigquery#table");
    resource.put("id", TableStore.restName(table.name()));
    resource.set("tableReference", Names.reference(table.name()));
    resource.put("type", "TABLE");
    resource.put("creationTime", Long.toString(table.created().toEpochMilli()));
    if (table.expires() != null) {
      resource.put("expirationTime", Long.toString(table.expires().toEpochMilli()));
    }
    if (!table.labels().isEmpty()) {
      ObjectNode labels = resource.putObject("labels");
      table.labels().forEach(labels::put);
    }
    Layout.describe(table, resource);
    return resource;
  }

  static Table read(ObjectNode body, TableName name, Instant now) {
    List<Field> fields = SchemaJson.read(body.path("schema"));
    Layout layout = Layout.read(body);
    layout.check(fields);
    return new Table(
        name,
        fields,
        layout.partitionedBy(),
        layout.clusteredBy(),
        Json.text(body, "description"),
        labels(body.path("labels"), Map.of()),
        now,
        expiration(body, now),
        List.of());
  }

  /** The table with what the body has; null takes away, what is absent stays. */
  static Table patch(Table table, ObjectNode body, Instant now) {
    for (String fixed : List.of("timePartitioning", "clustering")) {
      if (body.hasNonNull(fixed)) {
        Layout.read(body).checkAgainst(table);
      }
    }
    Table shaped = table;
    if (body.hasNonNull("schema")) {
      List<Field> fields =
          new SchemaUpdate(table.name(), SchemaUpdate.ANY)
              .patch(table.fields(), SchemaJson.read(body.path("schema")));
      shaped =
          table
              .withFields(fields)
              .withRows(new RowShape(table.fields(), fields).widen(table.rows()));
    }
    return new Table(
        shaped.name(),
        shaped.fields(),
        shaped.partitionedBy(),
        shaped.clusteredBy(),
        body.has("description") ? Json.text(body, "description") : shaped.description(),
        labels(body.path("labels"), shaped.labels()),
        shaped.created(),
        body.has("expirationTime") ? expiration(body, now) : shaped.expires(),
        shaped.rows());
  }

  private static Map<String, String> labels(JsonNode labels, Map<String, String> before) {
    if (labels.isNull()) {
      return Map.of();
    }
    Map<String, String> all = new HashMap<>(before);
    labels
        .properties()
        .forEach(
            label -> {
              if (label.getValue().isNull()) {
                all.remove(label.getKey());
              } else {
                all.put(label.getKey(), label.getValue().asText());
              }
            });
    return all;
  }

  private static @Nullable Instant expiration(ObjectNode body, Instant now) {
    Long millis = Json.number(body, "expirationTime");
    if (millis == null) {
      return null;
    }
    Instant expires = Instant.ofEpochMilli(millis);
    if (!expires.isAfter(now)) {
      throw ApiError.invalid("Invalid value for expirationTime: " + millis + " is in the past");
    }
    return expires;
  }
}
