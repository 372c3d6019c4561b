package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import energy.bmkpi.emulator.store.DatasetName;
import energy.bmkpi.emulator.store.Snapshot;
import energy.bmkpi.emulator.store.TableName;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** datasets.get, insert, delete and list. */
final class DatasetCalls {
  private static final int NO_CONTENT = 204;

  private final TableStore store;
  private final String location;
  private final Map<DatasetName, ObjectNode> inserted = new ConcurrentHashMap<>();

  DatasetCalls(TableStore store, String location) {
    this.store = store;
    this.location = location;
  }

  Answer get(Call call) {
    DatasetName name = Names.dataset(call.project(), call.ids().get(1));
    TableStore.requireDataset(store.current(), name);
    return Answer.ok(resource(name));
  }

  Answer insert(Call call) {
    ObjectNode body = call.body();
    DatasetName name = Names.dataset(body.path("datasetReference"), call.project());
    if (name == null) {
      throw ApiError.invalid("Required parameter is missing: datasetReference");
    }
    String where = Json.text(body, "location", location);
    if (!where.equalsIgnoreCase(location)) {
      throw ApiError.notInterpreted("datasets in another location than " + location);
    }
    if (body.hasNonNull("defaultTableExpirationMs")) {
      throw ApiError.notInterpreted("default expirations of tables");
    }
    store.change(
        before -> {
          if (before.datasets().contains(name)) {
            throw ApiError.duplicate("Dataset " + TableStore.restName(name));
          }
          return before.withDataset(name);
        });
    inserted.put(name, body);
    return Answer.ok(resource(name));
  }

  Answer delete(Call call) {
    DatasetName name = Names.dataset(call.project(), call.ids().get(1));
    store.change(
        before -> {
          TableStore.requireDataset(before, name);
          return without(before, name, call.flag("deleteContents"));
        });
    inserted.remove(name);
    return Answer.empty(NO_CONTENT, Map.of());
  }

  private static Snapshot without(Snapshot before, DatasetName name, boolean contents) {
    List<TableName> tables =
        before.tables().keySet().stream()
            .filter(table -> table.datasetName().equals(name))
            .toList();
    if (!contents && !tables.isEmpty()) {
      throw ApiError.of(
          ErrorReason.RESOURCE_IN_USE, "Dataset " + TableStore.restName(name) + " is still in use");
    }
    Snapshot after = before;
    for (TableName table : tables) {
      after = after.without(table);
    }
    Set<DatasetName> others = new HashSet<>(after.datasets());
    others.remove(name);
    return new Snapshot(others, after.tables());
  }

  Answer list(Call call) {
    if (call.parameter("pageToken") != null || call.parameter("maxResults") != null) {
      throw ApiError.notInterpreted("pages of datasets");
    }
    ObjectNode answer = Json.object();
    answer.put("kind", "bigquery#datasetList");
    ArrayNode array = answer.putArray("datasets");
    store.current().datasets().stream()
        .filter(dataset -> dataset.project().equals(call.project()))
        .sorted(Comparator.comparing(DatasetName::dataset))
        .forEach(dataset -> array.add(resource(dataset)));
    return Answer.ok(answer);
  }

  private ObjectNode resource(DatasetName name) {
    ObjectNode resource = Json.object();
    resource.put("kind", "bigquery#dataset");
    resource.put("id", TableStore.restName(name));
    ObjectNode reference = resource.putObject("datasetReference");
    reference.put("projectId", name.project());
    reference.put("datasetId", name.dataset());
    resource.put("location", location);
    resource.put("type", "DEFAULT");
    ObjectNode given = inserted.getOrDefault(name, Json.object());
    for (String field : List.of("description", "friendlyName", "labels")) {
      if (given.hasNonNull(field)) {
        resource.set(field, given.get(field));
      }
    }
    return resource;
  }
}
