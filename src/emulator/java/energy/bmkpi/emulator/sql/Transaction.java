package energy.bmkpi.emulator.sql;

import energy.bmkpi.emulator.store.Snapshot;
import energy.bmkpi.emulator.store.Table;
import energy.bmkpi.emulator.store.TableName;
import energy.bmkpi.emulator.store.Tables;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * What a transaction sees: the tables of the moment it began, and its own changes, which nobody
 * else sees before they are committed. As in BigQuery, it is aborted as soon as it changes a table
 * that another one in progress has changed, or that has changed since it began. BigQuery bears
 * INSERT beside other changes, and lets DML outside of transactions wait; this is stricter.
 */
final class Transaction implements AutoCloseable {
  private final UUID id = UUID.randomUUID();
  private final Set<TableName> changed = new LinkedHashSet<>();
  private final Tables tables;
  private final Snapshot begun;
  private Snapshot seen;

  private Transaction(Tables tables) {
    this.tables = tables;
    begun = tables.current();
    seen = begun;
  }

  static Transaction begin(Tables tables) {
    Transaction transaction = new Transaction(tables);
    tables.transactions().begun();
    return transaction;
  }

  Snapshot seen() {
    return seen;
  }

  /**
   * Takes the tables as a statement of it has left them.
   *
   * @param position of the statement in the script
   */
  void take(Snapshot after, String position) {
    for (Table table : after.tables().values()) {
      if (!isSame(table.name(), seen, after)) {
        changed.add(table.name());
        boolean alone = tables.transactions().mayChange(table.name(), id);
        if (!alone || !isSame(table.name(), begun, tables.current())) {
          throw aborted(table.name(), position);
        }
      }
    }
    seen = after;
  }

  /**
   * @param position of the COMMIT in the script
   */
  void commit(String position) {
    tables.transactions().committing();
    tables.change(
        now -> {
          Snapshot after = now;
          for (TableName name : changed) {
            if (!isSame(name, begun, now)) {
              throw aborted(name, position);
            }
            after = after.with(seen.table(name).orElseThrow());
          }
          return after;
        });
  }

  /** Ends it; what was not committed is forgotten. */
  @Override
  public void close() {
    tables.transactions().ended(id);
  }

  @SuppressWarnings("ReferenceEquality") // whether it was changed, not whether the rows are equal
  private static boolean isSame(TableName name, Snapshot before, Snapshot after) {
    return before.tables().get(name) == after.tables().get(name);
  }

  private SqlError aborted(TableName table, String position) {
    return SqlError.invalid(
        "Query error: Transaction is aborted due to concurrent update against table %s. Transaction"
                .formatted(TableLookup.colon(table))
            + " ID: %s at [%s]".formatted(id, position));
  }
}
