package energy.bmkpi.progress;

/** Where the query of one batch and dataset stands. */
public enum QueryState {
  WAITING,
  RUNNING,
  DONE,
  FAILED
}
