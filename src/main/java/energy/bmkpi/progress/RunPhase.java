package energy.bmkpi.progress;

/** Where a run stands. */
public enum RunPhase {
  CHECKING,
  COMPUTING,
  PUBLISHING,
  PUBLISHED,
  FAILED;

  public boolean isOver() {
    return this == PUBLISHED || this == FAILED;
  }
}
