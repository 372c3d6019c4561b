package energy.bmkpi.cli;

/** How far a run was when it was killed. */
enum KillPhase {
  BEFORE_THE_JOURNAL,
  BETWEEN_BATCHES,
  WHILE_A_BATCH_IS_WRITTEN,
  ALL_BATCHES_KEPT,
  PUBLISHING,
  IN_THE_TABLES_BUT_NOT_NOTED,
  NOTED_AS_PUBLISHED
}
