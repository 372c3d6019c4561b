package energy.bmkpi.emulator.sql;

import com.google.common.base.Splitter;
import energy.bmkpi.emulator.store.DatasetName;
import energy.bmkpi.emulator.store.Snapshot;
import energy.bmkpi.emulator.store.Table;
import energy.bmkpi.emulator.store.TableName;
import java.time.Instant;
import java.util.List;

/**
 * Finds the tables that names in SQL mean.
 *
 * @param now expired tables are not there
 */
record TableLookup(Snapshot snapshot, SqlRequest request, Instant now) {
  private static final String SCHEMA_VIEWS = "INFORMATION_SCHEMA";

  /**
   * The full name that a path means.
   *
   * @param path as parsed: a backquoted identifier may hold several names with dots between
   */
  TableName name(List<String> path) {
    List<String> names =
        path.stream().flatMap(part -> Splitter.on('.').splitToStream(part)).toList();
    int last = names.size() - 1;
    if (last >= 1 && names.get(last - 1).equalsIgnoreCase(SCHEMA_VIEWS)) {
      DatasetName dataset = dataset(names.subList(0, last - 1), names.get(last));
      return new TableName(
          dataset.project(), dataset.dataset(), SCHEMA_VIEWS + "." + names.get(last));
    }
    DatasetName dataset = dataset(names.subList(0, last), names.get(last));
    return new TableName(dataset.project(), dataset.dataset(), names.get(last));
  }

  private DatasetName dataset(List<String> path, String table) {
    return switch (path.size()) {
      case 0 -> {
        DatasetName assumed = request.defaultDataset();
        if (assumed == null) {
          throw SqlError.invalid(
              "Table \"" + table + "\" must be qualified with a dataset (e.g. dataset.table).");
        }
        yield assumed;
      }
      case 1 -> new DatasetName(request.project(), path.get(0));
      case 2 -> new DatasetName(path.get(0), path.get(1));
      default ->
          throw SqlError.invalid(
              "Invalid table name: `" + String.join(".", path) + "." + table + "`");
    };
  }

  /** The table, as long as it has not expired. */
  Table table(TableName name) {
    requireDataset(name.datasetName());
    return snapshot
        .table(name)
        .filter(this::alive)
        .map(table -> PartitionExpiry.apply(table, now))
        .orElseThrow(
            () ->
                new SqlError(
                    "notFound",
                    "Not found: Table " + colon(name) + " was not found in location EU"));
  }

  boolean exists(TableName name) {
    return snapshot.table(name).filter(this::alive).isPresent();
  }

  void requireDataset(DatasetName name) {
    if (!snapshot.datasets().contains(name)) {
      throw new SqlError(
          "notFound",
          "Not found: Dataset "
              + name.project()
              + ":"
              + name.dataset()
              + " was not found in location EU");
    }
  }

  /** What a query reads: the rows of a table, or a generated one of INFORMATION_SCHEMA. */
  Relation relation(TableName name, String as) {
    if (isSchemaView(name)) {
      requireDataset(name.datasetName());
      String view = name.table().substring(SCHEMA_VIEWS.length() + 1);
      return InformationSchema.of(this, name.datasetName()).view(view, as);
    }
    Table table = table(name);
    return new Relation(as, table.fields(), table.rows());
  }

  static boolean isSchemaView(TableName name) {
    return name.table().startsWith(SCHEMA_VIEWS + ".");
  }

  boolean alive(Table table) {
    Instant expires = table.expires();
    return expires == null || expires.isAfter(now);
  }

  /** As BigQuery's errors name tables. */
  static String colon(TableName name) {
    return name.project() + ":" + name.dataset() + "." + name.table();
  }
}
