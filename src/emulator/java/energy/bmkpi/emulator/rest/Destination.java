package energy.bmkpi.emulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.zetasql.Value;
import energy.bmkpi.emulator.store.Field;
import energy.bmkpi.emulator.store.Snapshot;
import energy.bmkpi.emulator.store.Table;
import energy.bmkpi.emulator.store.TableName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table, or one of its partitions, that a load or a query writes.
 *
 * @param create whether the table may be created
 * @param updates changes of its columns that are allowed: ALLOW_FIELD_ADDITION, …
 */
record Destination(
    TableName table,
    @Nullable Partition partition,
    boolean create,
    WriteDisposition write,
    Layout layout,
    Set<String> updates) {

  static Destination read(JsonNode configuration, String project, WriteDisposition otherwise) {
    JsonNode reference = configuration.path("destinationTable");
    String id = Json.required(reference, "tableId");
    int dollar = id.indexOf('$');
    TableName table =
        Names.table(
            Json.text(reference, "projectId", project),
            Json.required(reference, "datasetId"),
            dollar < 0 ? id : id.substring(0, dollar));
    WriteDisposition write =
        WriteDisposition.of(Json.text(configuration, "writeDisposition", otherwise.restName()));
    Partition partition = dollar < 0 ? null : new Partition(id.substring(dollar + 1));
    Set<String> updates = new HashSet<>();
    configuration.path("schemaUpdateOptions").forEach(option -> updates.add(option.asText()));
    if (!updates.isEmpty()
        && write != WriteDisposition.APPEND
        && !(write.replaces() && partition != null)) {
      throw ApiError.invalid(
          "Schema update options should only be specified with WRITE_APPEND disposition, or with"
              + " WRITE_TRUNCATE disposition on a table partition.");
    }
    return new Destination(
        table, partition, mayCreate(configuration), write, Layout.read(configuration), updates);
  }

  private static boolean mayCreate(JsonNode configuration) {
    String create = Json.text(configuration, "createDisposition", "CREATE_IF_NEEDED");
    return switch (create) {
      case "CREATE_IF_NEEDED" -> true;
      case "CREATE_NEVER" -> false;
      default -> throw ApiError.invalid("Invalid value for createDisposition: " + create);
    };
  }

  /** The tables with the rows written, or an {@link ApiError}. */
  Snapshot write(Snapshot before, List<Field> fields, List<List<Value>> rows, Instant now) {
    TableStore.requireDataset(before, table.datasetName());
    Table existing = before.table(table).orElse(null);
    Table target = existing == null ? created(fields, now) : existing;
    layout.checkAgainst(target);
    List<List<Value>> stays = staying(target);
    if (write == WriteDisposition.TRUNCATE && partition == null) {
      target = target.withFields(fields);
      new Layout(target.partitionedBy(), target.clusteredBy()).check(fields);
    } else {
      target = target.withFields(new SchemaUpdate(table, updates).merge(target.fields(), fields));
    }
    List<List<Value>> all = new ArrayList<>(new RowShape(fields, target.fields()).widen(stays));
    List<List<Value>> added = new RowShape(fields, target.fields()).reorder(rows);
    if (partition != null) {
      for (List<Value> row : added) {
        if (!partition.holds(target, row)) {
          throw ApiError.invalid(
              "Some rows belong to different partitions rather than destination partition "
                  + TableStore.restName(table)
                  + "$"
                  + partition.id());
        }
      }
    }
    all.addAll(added);
    return before.with(target.withRows(all));
  }

  private Table created(List<Field> fields, Instant now) {
    if (!create) {
      throw ApiError.notFound("Table " + TableStore.restName(table));
    }
    layout.check(fields);
    return new Table(
        table,
        fields,
        layout.partitionedBy(),
        layout.clusteredBy(),
        null,
        Map.of(),
        now,
        null,
        List.of());
  }

  private List<List<Value>> staying(Table target) {
    List<List<Value>> outside =
        partition == null
            ? List.of()
            : target.rows().stream().filter(row -> !partition.holds(target, row)).toList();
    if (partition != null && target.partitionedBy() == null) {
      partition.holds(target, List.of());
    }
    if (write == WriteDisposition.EMPTY && outside.size() < target.rows().size()) {
      throw ApiError.duplicate("Table " + TableStore.restName(table));
    }
    return write.replaces() ? outside : target.rows();
  }
}
