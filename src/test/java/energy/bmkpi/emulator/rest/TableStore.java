package energy.bmkpi.emulator.rest;

import energy.bmkpi.emulator.store.DatasetName;
import energy.bmkpi.emulator.store.Snapshot;
import energy.bmkpi.emulator.store.Table;
import energy.bmkpi.emulator.store.TableName;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The tables of the moment; a change is made to all of them at once or not at all. */
final class TableStore {
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
  Snapshot current() {
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

  /** While this is done nobody else changes the tables. */
  <T> T exclusively(Supplier<T> work) {
    changing.lock();
    try {
      return work.get();
    } finally {
      changing.unlock();
    }
  }

  /** Waits for other changes, then makes this one. */
  Snapshot change(UnaryOperator<Snapshot> change) {
    return exclusively(
        () -> {
          while (true) {
            Snapshot before = current();
            Snapshot after = change.apply(before);
            // only a table whose time is over meanwhile gets in between
            if (replace(before, after)) {
              return after;
            }
          }
        });
  }

  /** False, and nothing done, where the tables are no longer those that the change began with. */
  @SuppressWarnings("ReferenceEquality") // nothing changed, without comparing all rows
  boolean replace(Snapshot before, Snapshot after) {
    if (after == before) {
      return true;
    }
    changing.lock();
    try {
      if (!tables.compareAndSet(before, after)) {
        return false;
      }
      Instant now = now();
      after.tables().values().stream()
          .filter(table -> before.tables().get(table.name()) != table)
          .forEach(table -> modified.put(table.name(), now));
      return true;
    } finally {
      changing.unlock();
    }
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
