package energy.bmkpi.emulator.store;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Transactions in progress, and the tables that each has changed: no two of them the same. */
public final class Transactions {
  private final Map<TableName, UUID> changing = new HashMap<>();
  private final AtomicReference<@Nullable HeldTransaction> heldAfterBegin = new AtomicReference<>();
  private final AtomicReference<@Nullable HeldTransaction> heldBeforeCommit =
      new AtomicReference<>();

  /** The next transaction stops before its first statement. */
  public HeldTransaction holdNextAfterBegin() {
    return hold(heldAfterBegin);
  }

  /** The next transaction that comes so far stops when all its statements are done. */
  public HeldTransaction holdNextBeforeCommit() {
    return hold(heldBeforeCommit);
  }

  /** Called by a transaction after its BEGIN. */
  public void begun() {
    stop(heldAfterBegin);
  }

  /** Called by a transaction before its COMMIT. */
  public void committing() {
    stop(heldBeforeCommit);
  }

  /** False where another transaction in progress has changed the table. */
  public synchronized boolean mayChange(TableName table, UUID transaction) {
    UUID first = changing.putIfAbsent(table, transaction);
    return first == null || first.equals(transaction);
  }

  /** Committed or not, the transaction is no longer in progress. */
  public synchronized void ended(UUID transaction) {
    changing.values().removeIf(transaction::equals);
  }

  private static HeldTransaction hold(AtomicReference<@Nullable HeldTransaction> next) {
    HeldTransaction held = new HeldTransaction();
    next.set(held);
    return held;
  }

  private static void stop(AtomicReference<@Nullable HeldTransaction> next) {
    HeldTransaction held = next.getAndSet(null);
    if (held != null) {
      held.stop();
    }
  }
}
