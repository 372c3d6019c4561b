package energy.bmkpi.cli.terminal;

/** How a run tells how far it is. */
public enum ProgressMode {
  /** Lines at the bottom of the terminal that are drawn over and over. */
  LIVE,
  /** A line for each batch. */
  LINES,
  NONE
}
