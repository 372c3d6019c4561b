package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.FieldType;
import energy.bmkpi.emulator.store.Table;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Partitions and clusters that a table, a load or a query's destination asks for. */
record Layout(@Nullable String partitionedBy, List<String> clusteredBy) {
  private static final int MOST_CLUSTERS = 4;
  private static final Set<FieldType> DATED =
      EnumSet.of(FieldType.DATE, FieldType.DATETIME, FieldType.TIMESTAMP);

  static Layout read(JsonNode resource) {
    JsonNode partitioning = resource.path("timePartitioning");
    String column = null;
    if (partitioning.isObject()) {
      if (!Json.required(partitioning, "type").equals("DAY")) {
        throw ApiError.notInterpreted("partitions other than of a DAY");
      }
      if (Json.flag(partitioning, "requirePartitionFilter", false)
          || Json.text(partitioning, "expirationMs") != null) {
        throw ApiError.notInterpreted("required filters or expiration of partitions");
      }
      column = Json.text(partitioning, "field");
      if (column == null) {
        throw ApiError.notInterpreted("partitions by the time of ingestion");
      }
    }
    List<String> clusters = new ArrayList<>();
    resource.path("clustering").path("fields").forEach(field -> clusters.add(field.asText()));
    return new Layout(column, clusters);
  }

  static void describe(Table table, ObjectNode resource) {
    if (table.partitionedBy() != null) {
      ObjectNode partitioning = resource.putObject("timePartitioning");
      partitioning.put("type", "DAY");
      partitioning.put("field", table.partitionedBy());
    }
    if (!table.clusteredBy().isEmpty()) {
      table.clusteredBy().forEach(resource.putObject("clustering").withArray("fields")::add);
    }
  }

  /** Fails where the columns do not allow it. */
  void check(List<Field> fields) {
    if (partitionedBy != null && !DATED.contains(named(partitionedBy, fields).type())) {
      throw ApiError.invalid(
          "The field specified for partitioning must be of type DATE, DATETIME or TIMESTAMP: "
              + partitionedBy);
    }
    if (clusteredBy.size() > MOST_CLUSTERS) {
      throw ApiError.invalid("Clustering is limited to 4 fields.");
    }
    for (String column : clusteredBy) {
      FieldType type = named(column, fields).type();
      if (type == FieldType.FLOAT64 || type == FieldType.BYTES || type == FieldType.TIME) {
        throw ApiError.invalid(
            "Field " + column + " of type " + type + " cannot be used for clustering.");
      }
    }
  }

  private static Field named(String column, List<Field> fields) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(column))
        .findAny()
        .orElseThrow(
            () ->
                ApiError.invalid(
                    "The field specified for partitioning or clustering cannot be found in the"
                        + " schema: "
                        + column));
  }

  /** Fails where the table is laid out otherwise; what is not asked for is as the table is. */
  void checkAgainst(Table table) {
    if (partitionedBy != null && !partitionedBy.equalsIgnoreCase(table.partitionedBy())) {
      throw incompatible("partitioning", table.partitionedBy(), partitionedBy);
    }
    if (!clusteredBy.isEmpty() && !clusteredBy.equals(table.clusteredBy())) {
      throw incompatible("clustering", table.clusteredBy(), clusteredBy);
    }
  }

  private static ApiError incompatible(String what, @Nullable Object expected, Object actual) {
    return ApiError.invalid(
        "Incompatible table partitioning specification. Expects "
            + what
            + " "
            + (expected == null ? "none" : expected)
            + ", but input "
            + what
            + " is "
            + actual);
  }
}
