package energy.bmkpi.emulator.sql;

import energy.bmkpi.emulator.store.Snapshot;

/** Runs SQL against tables without changing them: what a commit would store is in the outcome. */
public interface SqlEngine {

  /** Analyses and executes the request; fails with a {@link SqlError} and changes nothing. */
  SqlOutcome execute(Snapshot tables, SqlRequest request);

  /** Analyses the request only; its outcome has fields and bytes but no rows. */
  SqlOutcome dryRun(Snapshot tables, SqlRequest request);
}
