package energy.bmkpi.emulator.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every dataset and table at one moment. */
public record Snapshot(Set<DatasetName> datasets, Map<TableName, Table> tables) {

  public Snapshot {
    datasets = Set.copyOf(datasets);
    tables = Map.copyOf(tables);
  }

  public static Snapshot empty() {
    return new Snapshot(Set.of(), Map.of());
  }

  public Optional<Table> table(TableName name) {
    return Optional.ofNullable(tables.get(name));
  }

  public Snapshot withDataset(DatasetName name) {
    Set<DatasetName> changed = new HashSet<>(datasets);
    changed.add(name);
    return new Snapshot(changed, tables);
  }

  /** With the table added, or in place of the one of this name. */
  public Snapshot with(Table table) {
    Map<TableName, Table> changed = new HashMap<>(tables);
    changed.put(table.name(), table);
    return new Snapshot(datasets, changed);
  }

  public Snapshot without(TableName name) {
    Map<TableName, Table> changed = new HashMap<>(tables);
    changed.remove(name);
    return new Snapshot(datasets, changed);
  }
}
