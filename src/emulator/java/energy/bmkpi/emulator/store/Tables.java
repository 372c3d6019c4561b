package energy.bmkpi.emulator.store;

import java.util.function.UnaryOperator;

/** The tables that requests read and change, many of them at once. */
public interface Tables {

  Snapshot current();

  /** Waits for other changes, then makes this one: of all tables at once, or of none. */
  Snapshot change(UnaryOperator<Snapshot> change);

  /** Those in progress on these tables. */
  Transactions transactions();
}
