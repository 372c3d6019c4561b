package energy.bmkpi.emulator.store;

import java.util.function.UnaryOperator;

/** Tables that no other request sees. */
public final class ScratchTables implements Tables {
  private final Transactions transactions = new Transactions();
  private Snapshot tables;

  public ScratchTables(Snapshot tables) {
    this.tables = tables;
  }

  @Override
  public synchronized Snapshot current() {
    return tables;
  }

  @Override
  public synchronized Snapshot change(UnaryOperator<Snapshot> change) {
    tables = change.apply(tables);
    return tables;
  }

  @Override
  public Transactions transactions() {
    return transactions;
  }
}
