package energy.bmkpi.emulator.rest;

import energy.bmkpi.emulator.store.DatasetName;
import energy.bmkpi.emulator.store.Snapshot;
import energy.bmkpi.emulator.store.Table;
import energy.bmkpi.emulator.store.TableName;
import energy.bmkpi.emulator.store.Tables;
import energy.bmkpi.emulator.store.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/** The tables of the moment; a change is made to all of them at once or not at all. */
final class TableStore implements Tables {
  private final Transactions transactions = new Transactions();
  private final InstantSource clock;
  private final AtomicReference<Snapshot> tables = new AtomicReference<>(Snapshot.empty());
  private final ReentrantLock changing = new ReentrantLock();
  private final Map<TableName, Instant> modified = new ConcurrentHashMap<>();

  TableStore(InstantSource clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /** Without the tables whose time is over. */
  @Override
  public Snapshot current() {
    return tables.updateAndGet(this::withoutExpired);
  }

  Table table(TableName name) {
    Snapshot snapshot = current();
    requireDataset(snapshot, name.datasetName());
    return snapshot.table(name).orElseThrow(() -> ApiError.notFound("Table " + restName(name)));
  }

  static void requireDataset(Snapshot snapshot, DatasetName name) {
    if (!snapshot.datasets().contains(name)) {
      throw ApiError.notFound("Dataset " + restName(name));
    }
  }

  Instant modified(Table table) {
    return modified.getOrDefault(table.name(), table.created());
  }

  @Override
  public Snapshot change(UnaryOperator<Snapshot> change) {
    changing.lock();
    try {
      while (true) {
        Snapshot before = current();
        Snapshot after = change.apply(before);
        // only a table whose time is over meanwhile gets in between
        if (tables.compareAndSet(before, after)) {
          noteModified(before, after);
          return after;
        }
      }
    } finally {
      changing.unlock();
    }
  }

  @Override
  public Transactions transactions() {
    return transactions;
  }

  @SuppressWarnings("ReferenceEquality") // nothing changed, without comparing all rows
  private void noteModified(Snapshot before, Snapshot after) {
    Instant now = now();
    after.tables().values().stream()
        .filter(table -> before.tables().get(table.name()) != table)
        .forEach(table -> modified.put(table.name(), now));
  }

  private Snapshot withoutExpired(Snapshot snapshot) {
    Instant now = now();
    Snapshot kept = snapshot;
    for (Table table : snapshot.tables().values()) {
      if (table.expires() != null && !now.isBefore(table.expires())) {
        kept = kept.without(table.name());
      }
    }
    return kept;
  }

  /** As BigQuery's messages name a table. */
  static String restName(TableName name) {
    return name.project() + ":" + name.dataset() + "." + name.table();
  }

  static String restName(DatasetName name) {
    return name.project() + ":" + name.dataset();
  }
}
