package energy.bmkpi.emulator.sql;

import energy.bmkpi.emulator.store.Snapshot;
import energy.bmkpi.emulator.store.Tables;

/** Runs SQL against tables, whatever others do with them meanwhile. */
public interface SqlEngine {

  /**
   * Analyses and executes the request. Where it fails with a {@link SqlError}, what its earlier
   * statements changed stays.
   */
  SqlOutcome execute(Tables tables, SqlRequest request);

  /**
   * Analyses the request only and changes nothing; its outcome has fields and bytes but no rows.
   */
  SqlOutcome dryRun(Snapshot tables, SqlRequest request);
}
