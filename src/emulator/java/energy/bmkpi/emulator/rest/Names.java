package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import energy.bmkpi.emulator.store.DatasetName;
import energy.bmkpi.emulator.store.TableName;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** References to tables and datasets, checked as BigQuery checks their names. */
final class Names {
  private static final Pattern DATASET = Pattern.compile("[A-Za-z0-9_]{1,1024}");
  private static final Pattern TABLE =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{Pc}\\p{Pd} ]{1,1024}");

  private Names() {}

  static TableName table(JsonNode reference, String project) {
    return table(
        Json.text(reference, "projectId", project),
        Json.required(reference, "datasetId"),
        Json.required(reference, "tableId"));
  }

  static TableName table(String project, String dataset, String table) {
    if (!TABLE.matcher(table).matches()) {
      throw ApiError.invalid("Invalid table ID \"" + table + "\".");
    }
    return new TableName(project, dataset(project, dataset).dataset(), table);
  }

  static DatasetName dataset(String project, String dataset) {
    if (!DATASET.matcher(dataset).matches()) {
      throw ApiError.invalid("Invalid dataset ID \"" + dataset + "\".");
    }
    return new DatasetName(project, dataset);
  }

  static @Nullable DatasetName dataset(JsonNode reference, String project) {
    return reference.isObject()
        ? dataset(Json.text(reference, "projectId", project), Json.required(reference, "datasetId"))
        : null;
  }

  static ObjectNode reference(TableName name) {
    ObjectNode reference = Json.object();
    reference.put("projectId", name.project());
    reference.put("datasetId", name.dataset());
    reference.put("tableId", name.table());
    return reference;
  }
}
