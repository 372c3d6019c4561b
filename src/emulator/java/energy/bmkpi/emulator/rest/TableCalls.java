package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.zetasql.Value;
import energy.bmkpi.emulator.store.DatasetName;
import energy.bmkpi.emulator.store.Snapshot;
import energy.bmkpi.emulator.store.Table;
import energy.bmkpi.emulator.store.TableName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** tables.get, insert, patch, delete and list, and tabledata.list. */
final class TableCalls {
  private static final int NO_CONTENT = 204;

  private final TableStore store;
  private final JobStore jobs;
  private final Faults faults;
  private final String location;

  TableCalls(TableStore store, JobStore jobs, Faults faults, String location) {
    this.store = store;
    this.jobs = jobs;
    this.faults = faults;
    this.location = location;
  }

  Answer get(Call call) {
    TableName name = name(call);
    if (JobStore.isAnonymous(name)) {
      throw ApiError.notInterpreted("tables.get of a query's anonymous result");
    }
    return answer(store.table(name));
  }

  Answer insert(Call call) {
    ObjectNode body = call.body();
    refuseFilter(body);
    TableName name = Names.table(body.path("tableReference"), call.project());
    if (!name.dataset().equals(call.ids().get(1)) || !name.project().equals(call.project())) {
      throw ApiError.invalid("The table's reference does not agree with the path");
    }
    Snapshot after =
        store.change(
            before -> {
              TableStore.requireDataset(before, name.datasetName());
              if (before.table(name).isPresent()) {
                throw ApiError.duplicate("Table " + TableStore.restName(name));
              }
              return before.with(TableJson.read(body, name, store.now()));
            });
    return answer(after.table(name).orElseThrow());
  }

  Answer patch(Call call) {
    ObjectNode body = call.body();
    refuseFilter(body);
    TableName name = name(call);
    Snapshot after =
        store.change(before -> before.with(TableJson.patch(store.table(name), body, store.now())));
    return answer(after.table(name).orElseThrow());
  }

  Answer delete(Call call) {
    TableName name = name(call);
    store.change(before -> before.without(store.table(name).name()));
    return Answer.empty(NO_CONTENT, Map.of());
  }

  Answer list(Call call) {
    DatasetName dataset = Names.dataset(call.project(), call.ids().get(1));
    Snapshot snapshot = store.current();
    TableStore.requireDataset(snapshot, dataset);
    if (call.parameter("pageToken") != null) {
      throw ApiError.notInterpreted("pages of tables");
    }
    List<Table> tables =
        snapshot.tables().values().stream()
            .filter(table -> table.name().datasetName().equals(dataset))
            .sorted(Comparator.comparing(table -> table.name().table()))
            .toList();
    Long most = call.number("maxResults");
    if (most != null && most < tables.size()) {
      throw ApiError.notInterpreted("pages of tables");
    }
    ObjectNode answer = Json.object();
    answer.put("kind", "bigquery#tableList");
    ArrayNode array = answer.putArray("tables");
    tables.forEach(table -> array.add(TableJson.listed(table)));
    answer.put("totalItems", tables.size());
    return Answer.ok(answer);
  }

  Answer data(Call call) {
    if (call.parameter("selectedFields") != null) {
      throw ApiError.notInterpreted("selectedFields");
    }
    TableName name = name(call);
    RowPage page = RowPage.of(name, rows(name), call, faults.rowsPerPage());
    ObjectNode answer = Json.object();
    answer.put("kind", "bigquery#tableDataList");
    page.describe(answer, call.flag("formatOptions.useInt64Timestamp"));
    return Answer.ok(answer);
  }

  private List<List<Value>> rows(TableName name) {
    if (JobStore.isAnonymous(name)) {
      return jobs.anonymousResult(name)
          .map(QueryResult::rows)
          .orElseThrow(() -> ApiError.notFound("Table " + TableStore.restName(name)));
    }
    return store.table(name).rows();
  }

  private Answer answer(Table table) {
    return Answer.ok(TableJson.of(table, store.modified(table), location));
  }

  private static void refuseFilter(ObjectNode body) {
    if (Json.flag(body, "requirePartitionFilter", false)) {
      throw ApiError.notInterpreted("required filters of partitions");
    }
    if (body.hasNonNull("friendlyName")) {
      throw ApiError.notInterpreted("friendly names of tables");
    }
  }

  private static TableName name(Call call) {
    String table = call.ids().get(2);
    if (table.contains("$")) {
      throw ApiError.notInterpreted("partitions in " + call.operation());
    }
    if (JobStore.isAnonymous(new TableName(call.project(), call.ids().get(1), table))) {
      return new TableName(call.project(), call.ids().get(1), table);
    }
    return Names.table(call.project(), call.ids().get(1), table);
  }
}
